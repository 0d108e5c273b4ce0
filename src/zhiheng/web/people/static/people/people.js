// Buttons that need a script: copying a link (also on plain HTTP, where navigator.clipboard is not there) and printing.
(function () {
  "use strict";

  function copy(button) {
    document.getElementById(button.dataset.copy).select();
    if (document.execCommand("copy")) {
      button.parentElement.querySelector("[role=status]").textContent = button.dataset.copied;
    }
  }

  for (const button of document.querySelectorAll("[data-copy], [data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => ("copy" in button.dataset ? copy(button) : window.print()));
  }
})();
