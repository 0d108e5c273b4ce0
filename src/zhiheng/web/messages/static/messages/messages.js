// Copying a shown text and printing the page; in a closed review room there is no clipboard API, so that text is selected.
(function () {
  "use strict";

  function copy(button) {
    var text = document.getElementById(button.dataset.copy);
    var told = button.parentElement.querySelector("[role=status]");
    text.focus();
    text.select();
    told.textContent = document.execCommand("copy") ? told.dataset.copied : told.dataset.selected;
  }

  document.querySelectorAll("[data-copy], [data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      if (button.dataset.copy) {
        copy(button);
      } else {
        window.print();
      }
    });
  });
})();
