// The timer of a defence: counts down what is left of a part, then up what it takes too long. It asks nothing of the
// server. What has passed is read from the clock of the page, so that a browser that sleeps does not lose time.
(function () {
  "use strict";
  const box = document.querySelector("[data-timer]");
  const parts = Array.from(box.querySelectorAll("[data-part]"));
  const digits = box.querySelector("[data-digits]");
  const late = box.querySelector("[data-late-text]");
  const says = box.querySelector("[data-says]");
  const run = box.querySelector("[data-run]");
  const SAID_AT = [5, 2, 1]; // minutes left that are said
  const SHORT = 60; // seconds left from which the digits change their colour
  let part = parts[0];
  let passed = 0; // milliseconds before the last start
  let startedAt = null;
  let last = null; // seconds left as last shown

  function elapsed() {
    return passed + (startedAt === null ? 0 : performance.now() - startedAt);
  }

  function left() {
    return Math.ceil(Number(part.dataset.part) * 60 - elapsed() / 1000);
  }

  function clock(seconds) {
    return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  }

  function announce(now) {
    if (last === null || last <= now) {
      return;
    }
    const minutes = SAID_AT.find((one) => last > one * 60 && now <= one * 60);
    if (last > 0 && now <= 0) {
      says.textContent = box.dataset.over;
    } else if (minutes) {
      says.textContent = box.dataset.left.replace("#", String(minutes));
    }
  }

  function show() {
    const now = left();
    if (startedAt !== null) {
      announce(now);
    }
    last = now;
    digits.textContent = clock(Math.abs(now));
    late.hidden = now >= 0;
    late.textContent = now < 0 ? box.dataset.late : "";
    box.dataset.state = now <= 0 ? "over" : now <= SHORT ? "short" : "";
    run.textContent = startedAt === null ? box.dataset.start : box.dataset.pause;
    parts.forEach((one) => one.setAttribute("aria-pressed", String(one === part)));
  }

  function toggle() {
    if (startedAt === null) {
      startedAt = performance.now();
    } else {
      passed = elapsed();
      startedAt = null;
    }
    show();
  }

  function reset() {
    passed = 0;
    startedAt = null;
    last = null;
    says.textContent = "";
    show();
  }

  function choose(one) {
    if (one !== part) {
      part = one;
      reset();
    }
  }

  run.addEventListener("click", toggle);
  box.querySelector("[data-reset]").addEventListener("click", reset);
  parts.forEach((one) => one.addEventListener("click", () => choose(one)));
  document.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    const isPressed = event.target.closest("button, a, input, select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
      return;
    }
    if (key === " " && !isPressed) {
      event.preventDefault();
      toggle();
    } else if (key === "r" && !event.target.closest("input, select, textarea")) {
      reset();
    } else if ((key === "1" || key === "2") && !event.target.closest("input, select, textarea")) {
      choose(parts[Number(key) - 1]);
    }
  });
  window.setInterval(show, 250);
  show();
})();
