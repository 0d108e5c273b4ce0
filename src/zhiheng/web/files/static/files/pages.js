// Turning the pages of a document with the keyboard; the links and the form do the same without scripts.
(function () {
  "use strict";

  const KEYS = { PageDown: "next", ArrowRight: "next", PageUp: "prev", ArrowLeft: "prev" };

  document.addEventListener("keydown", (event) => {
    const direction = KEYS[event.key];
    const isTyping = event.target.matches("input, textarea, select");
    if (!direction || isTyping || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const sheet = document.querySelector(".sheet");
    // A page larger than its window is first scrolled to its end.
    if (sheet && event.key.startsWith("Arrow") && sheet.scrollWidth > sheet.clientWidth) return;
    const link = document.querySelector(`#pages a[rel="${direction}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });

  document.addEventListener("htmx:afterSettle", () => {
    const pages = document.getElementById("pages");
    if (pages && document.activeElement === document.body) pages.focus();
  });
})();
