// What is still unsent: shown on every page of the account that typed it, and asked about at sign-out.
(function () {
  "use strict";
  const { element, button } = window.drafts;
  const PATIENCE = 5000;

  // A notice at the top of the page with a link to each place and the choice to discard it.
  window.drafts.showPending = function (page) {
    const before = document.getElementById("draft-pending");
    if (before) {
      before.remove();
    }
    const found = page.pending();
    if (!found.length) {
      return;
    }
    const notice = element("div", "", "notice notice-warn");
    notice.id = "draft-pending";
    notice.setAttribute("role", "status");
    const list = element("ul");
    list.append(...found.map((one) => line(page, one)));
    notice.append(element("p", page.texts.pending.replace("{count}", found.length)), list);
    document.getElementById("content").prepend(notice);
  };

  function line(page, { name, entry }) {
    const item = element("li");
    const link = Object.assign(element("a", entry.label), { href: entry.page });
    const discard = button(page.texts.discard, "button", () => {
      if (window.confirm(page.texts.discardSure)) {
        page.store.remove(name);
        window.drafts.showPending(page);
      }
    });
    item.append(link, " ", discard);
    return item;
  }

  window.drafts.watchSignOut = function (page) {
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (form.matches("[data-sign-out]") && hasUnsent(page)) {
        event.preventDefault();
        ask(page, form);
      }
    });
  };

  function hasUnsent(page) {
    page.editors.forEach((editor) => { editor.note(); editor.keep(); });
    return page.editors.some((editor) => editor.queue.length) || Boolean(page.store && page.store.entries().length);
  }

  function isAllKept(page) {
    return page.editors.every((editor) => !editor.queue.length || editor.isKept);
  }

  function ask(page, form) {
    const dialog = element("dialog", "", "card draft-dialog");
    const said = element("p", page.texts.signOutUnsent);
    const actions = element("div", "", "actions");
    const leave = () => { dialog.close(); page.isStopped = true; form.submit(); };
    actions.append(
      button(page.texts.sendAndLeave, "button button-primary", async () => {
        said.textContent = page.texts.saving;
        await sendAll(page);
        if (hasUnsent(page)) {
          said.textContent = page.texts.stillUnsent;
        } else {
          leave();
        }
      }),
      ...(isAllKept(page) ? [button(page.texts.keepAndLeave, "button", leave)] : []),
      button(page.texts.discardAndLeave, "button button-danger", () => { discardAll(page); leave(); }),
      button(page.texts.stay, "button", () => dialog.close()),
    );
    dialog.addEventListener("close", () => dialog.remove());
    dialog.setAttribute("aria-label", page.texts.signOutUnsent);
    dialog.append(said, actions);
    document.body.append(dialog);
    dialog.showModal();
  }

  async function sendAll(page) {
    const end = Date.now() + PATIENCE;
    page.retry();
    await page.adoptAll();
    while (page.editors.some((editor) => editor.queue.length && !editor.conflict) && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  function discardAll(page) {
    page.isStopped = true;
    page.editors.forEach((editor) => { editor.queue = []; });
    page.store.entries().forEach((found) => page.store.remove(found.name));
  }
})();
