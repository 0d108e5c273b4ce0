// The scoring screen by keyboard: digits choose a band and its steps, letters go on or to a text.
(function () {
  "use strict";
  const TEXTS = { s: ".strengths", o: ".opportunities", m: ".notes" };

  function isTyping(target) {
    return target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
  }

  function choose(number) {
    const band = document.querySelector(`[data-band="${number}"]`);
    const steps = band ? Array.from(band.querySelectorAll("input[type=radio]")) : [];
    if (!steps.length) {
      return false;
    }
    const next = steps[(steps.findIndex((step) => step.checked) + 1) % steps.length];
    next.checked = true;
    next.focus();
    next.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  function go(rel) {
    const link = document.querySelector(`.review-pane a[rel=${rel}]`);
    if (link) {
      link.click();
    }
    return Boolean(link);
  }

  function write(end) {
    const text = document.querySelector(`[data-draft$="${end}"] textarea`);
    if (text) {
      text.focus();
    }
    return Boolean(text);
  }

  function showKeys() {
    const list = document.querySelector(".review-keys");
    list.open = !list.open;
    list.querySelector("summary").focus();
    return true;
  }

  function act(key) {
    if (/^[1-9]$/.test(key)) {
      return choose(key);
    }
    if (key === "?" || key === "？") {
      return showKeys();
    }
    if (key === "n" || key === "p") {
      return go(key === "n" ? "next" : "prev");
    }
    return Boolean(TEXTS[key]) && write(TEXTS[key]);
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "Escape" && isTyping(event.target)) {
      event.target.blur();
      return;
    }
    if (!isTyping(event.target) && act(event.key.toLowerCase())) {
      event.preventDefault();
    }
  });
})();
