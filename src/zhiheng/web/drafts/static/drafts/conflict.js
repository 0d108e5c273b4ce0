// Two people, or two tabs, changed the same text: both are shown, and the person decides.
(function () {
  "use strict";
  const TAGS = { same: "span", old: "del", new: "ins" };

  function element(tag, text, name) {
    const made = document.createElement(tag);
    made.textContent = text || "";
    made.className = name || "";
    return made;
  }

  function button(text, name, act) {
    const made = element("button", text, name);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  window.drafts.link = function (url, text) {
    return Object.assign(element("a", text), { href: url, target: "_blank", rel: "noopener" });
  };

  window.drafts.button = button;
  window.drafts.element = element;

  // The field above keeps one's own text and can be typed in; the panel shows the other one and how it differs.
  window.drafts.showConflict = function (editor) {
    const { conflict, page, form } = editor;
    const panel = form.querySelector("[data-draft-conflict]");
    const who = page.texts.conflict.replace("{author}", conflict.author).replace("{time}", conflict.saved);
    const theirs = element("div", "", "draft-text");
    theirs.tabIndex = 0;
    theirs.setAttribute("role", "group");
    theirs.setAttribute("aria-label", page.texts.theirs);
    conflict.pieces.forEach(([kind, text]) => theirs.append(element(TAGS[kind], text)));
    const actions = element("div", "", "actions");
    actions.append(
      button(page.texts.takeMine, "button button-primary", () => editor.resolve(true)),
      button(page.texts.takeTheirs, "button", () => editor.resolve(false)),
    );
    panel.replaceChildren(element("p", who), element("p", page.texts.theirs, "draft-heading"), theirs, actions);
    panel.hidden = false;
  };

  window.drafts.hideConflict = function (editor) {
    const panel = editor.form.querySelector("[data-draft-conflict]");
    panel.hidden = true;
    panel.replaceChildren();
    const control = editor.form.querySelector("[data-draft-focus]") || editor.form.elements.text;
    control.focus && control.focus();
  };
})();
