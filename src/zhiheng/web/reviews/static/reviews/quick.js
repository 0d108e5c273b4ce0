// All indicators on one page: Enter goes to the next number; so do two digits where steps are whole percents.
// The points stand beside each percent as it is typed.
(function () {
  "use strict";
  const box = document.querySelector("[data-quick]");
  let hasAdvanced = false; // an Enter out of habit after two digits must not skip the next indicator

  function isNumber(target) {
    return target.matches("input[name=text]");
  }

  function goOn(input) {
    const inputs = Array.from(box.querySelectorAll("input[name=text]"));
    const next = inputs[inputs.indexOf(input) + 1];
    input.form.requestSubmit();
    if (next) {
      next.focus();
      next.select();
    }
  }

  function showWorth(input) {
    const worth = input.closest(".review-row").querySelector("[data-worth]");
    if (!worth) {
      return;
    }
    const text = input.value.trim();
    const percent = Number(text);
    const isMark = text !== "" && percent >= 0 && percent <= 100;
    const points = Math.round(percent * Number(worth.dataset.worth)) / 100;
    worth.textContent = isMark ? worth.dataset.says.replace("#", String(points)) : "";
  }

  box.addEventListener("input", (event) => {
    hasAdvanced = false;
    if (isNumber(event.target)) {
      showWorth(event.target);
    }
    if (!isNumber(event.target) || event.isComposing || !box.hasAttribute("data-advance")) {
      return;
    }
    const text = event.target.value;
    if (/^[0-9][0-9]$/.test(text) && text !== "10") { // 10 may become 100
      goOn(event.target);
      hasAdvanced = true;
    }
  });

  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !isNumber(event.target)) {
      return;
    }
    event.preventDefault();
    if (!hasAdvanced) {
      goOn(event.target);
    }
    hasAdvanced = false;
  });
})();
