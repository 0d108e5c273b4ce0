// All indicators on one page: Enter saves and goes to the next number.
(function () {
  "use strict";
  document.querySelector("[data-quick]").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input[name=text]")) {
      return;
    }
    event.preventDefault();
    event.target.form.requestSubmit();
    const inputs = Array.from(document.querySelectorAll("[data-quick] input[name=text]"));
    const next = inputs[inputs.indexOf(event.target) + 1];
    if (next) {
      next.focus();
      next.select();
    }
  });
})();
