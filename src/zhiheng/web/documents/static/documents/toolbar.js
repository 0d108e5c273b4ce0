// The toolbar: one stop of the Tab key, arrows within it; buttons say whether they are on and whether they can be used.
(function () {
  "use strict";
  const { isInTable } = ProseMirror;
  const { commands } = window.documentEditor;
  const MOVES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  class Toolbar {
    // `choosePicture` opens the choice of a file.
    constructor(element, view, choosePicture) {
      this.element = element;
      this.view = view;
      this.choosePicture = choosePicture;
      this.buttons = Array.from(element.querySelectorAll("[data-command]"));
      this.ofTables = element.querySelector("[data-of-tables]");
      this.current = this.buttons[0];
      element.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays where it is
      element.addEventListener("click", (event) => this.onClick(event.target.closest("[data-command]")));
      element.addEventListener("keydown", (event) => this.onKey(event));
      element.addEventListener("focusin", (event) => this.setCurrent(event.target));
      element.hidden = false;
      this.update();
    }

    get shown() {
      return this.buttons.filter((button) => !button.closest("[hidden]"));
    }

    setCurrent(button) {
      this.current = button;
      this.buttons.forEach((one) => { one.tabIndex = one === button ? 0 : -1; });
    }

    onClick(button) {
      if (!button || button.getAttribute("aria-disabled") === "true") {
        return;
      }
      const { command } = button.dataset;
      if (command === "picture") {
        this.choosePicture();
        return;
      }
      commands[command].run(this.view.state, this.view.dispatch, this.view);
      this.view.focus();
    }

    onKey(event) {
      const buttons = this.shown;
      const at = buttons.indexOf(event.target);
      const targets = { Home: 0, End: buttons.length - 1 };
      if (event.key in MOVES) {
        targets[event.key] = (at + MOVES[event.key] + buttons.length) % buttons.length;
      }
      if (event.key === "Escape") {
        event.preventDefault();
        this.view.focus();
      } else if (event.key in targets) {
        event.preventDefault();
        buttons[targets[event.key]].focus();
      }
    }

    focus() {
      this.current.focus();
    }

    update() {
      const { state } = this.view;
      this.ofTables.hidden = !isInTable(state);
      this.buttons.filter((button) => button.dataset.command !== "picture").forEach((button) => {
        const { run, isOn } = commands[button.dataset.command];
        button.setAttribute("aria-disabled", String(!run(state)));
        if (isOn) {
          button.setAttribute("aria-pressed", String(isOn(state)));
        }
      });
      this.setCurrent(this.current.closest("[hidden]") ? this.buttons[0] : this.current);
    }
  }

  window.documentEditor.Toolbar = Toolbar;
})();
