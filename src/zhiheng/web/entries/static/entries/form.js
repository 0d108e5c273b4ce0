// Fields of rows and of several choices: a table or boxes in place of the lines of a text, which stay what is kept.
(function () {
  "use strict";
  const texts = document.querySelector(".entry-form");
  const filled = (text, number) => text.replace("{number}", number);

  function made(tag, values, ...children) {
    const element = Object.assign(document.createElement(tag), values);
    element.append(...children);
    return element;
  }

  // Sets the text that is kept, as if it had been typed.
  function put(control, lines) {
    control.value = lines.join("\n");
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function hide(control) {
    control.hidden = true;
    control.form.querySelector("label").htmlFor = "";
  }

  class Rows {
    constructor(box, control) {
      this.control = control;
      this.columns = box.dataset.columns.split("\n");
      this.body = made("tbody");
      const head = made("thead", {}, made("tr", {}, ...this.columns.map((text) => made("th", { scope: "col", textContent: text })), made("td")));
      const add = made("button", { type: "button", className: "button", textContent: texts.dataset.add });
      add.addEventListener("click", () => { this.append([]).querySelector("input").focus(); });
      this.view = made("div", {}, made("div", { className: "entry-rows-wrap" }, made("table", { className: "entry-rows" }, head, this.body)), add);
      this.name = control.form.querySelector("label").textContent;
      this.read();
    }

    read() {
      this.body.replaceChildren();
      const lines = this.control.value.split("\n").filter((line) => line.trim());
      lines.forEach((line) => this.append(line.split("|").map((cell) => cell.trim())));
      if (!lines.length) {
        this.append([]);
      }
    }

    append(cells) {
      const number = this.body.children.length + 1;
      const row = made("tr");
      this.columns.forEach((column, at) => {
        const input = made("input", { type: "text", value: cells[at] || "" });
        input.setAttribute("aria-label", `${this.name} ${filled(texts.dataset.row, number)} ${column}`);
        input.addEventListener("input", (event) => { event.stopPropagation(); this.write(); });
        input.addEventListener("change", (event) => event.stopPropagation());
        row.append(made("td", {}, input));
      });
      const extra = cells.slice(this.columns.length);
      row.extra = extra;
      const remove = made("button", { type: "button", className: "button", textContent: "×" });
      remove.setAttribute("aria-label", filled(texts.dataset.remove, number));
      remove.addEventListener("click", () => {
        const at = Array.from(this.body.children).indexOf(row);
        row.remove();
        this.write();
        this.read();
        this.body.children[Math.min(at, this.body.children.length - 1)].querySelector("input").focus();
      });
      row.append(made("td", {}, remove));
      this.body.append(row);
      return row;
    }

    write() {
      const cellsOf = (row) => Array.from(row.querySelectorAll("input"), (input) => input.value.replace(/\|/g, "｜").trim()).concat(row.extra);
      const rows = Array.from(this.body.children, cellsOf).filter((cells) => cells.some(Boolean));
      put(this.control, rows.map((cells) => cells.join(" | ")));
    }
  }

  class Choices {
    constructor(box, control) {
      this.control = control;
      this.kept = box.dataset.kept.split("\n");
      const labels = box.dataset.choices.split("\n");
      this.boxes = labels.map(() => made("input", { type: "checkbox" }));
      this.other = made("textarea", { rows: 2 });
      this.other.setAttribute("aria-label", texts.dataset.other);
      const fieldset = made("fieldset", { className: "entry-choices" }, made("legend", { className: "visually-hidden", textContent: control.form.querySelector("label").textContent }));
      labels.forEach((text, at) => fieldset.append(made("label", { className: "choice" }, this.boxes[at], text)));
      fieldset.append(made("p", { className: "hint", textContent: texts.dataset.other }), this.other);
      this.view = fieldset;
      [...this.boxes, this.other].forEach((one) => {
        one.addEventListener("input", (event) => { event.stopPropagation(); this.write(); });
        one.addEventListener("change", (event) => event.stopPropagation());
      });
      this.read();
    }

    read() {
      const lines = this.control.value.split("\n").map((line) => line.trim()).filter(Boolean);
      this.boxes.forEach((box, at) => { box.checked = lines.includes(this.kept[at]); });
      this.other.value = lines.filter((line) => !this.kept.includes(line)).join("\n");
    }

    write() {
      const chosen = this.kept.filter((_, at) => this.boxes[at].checked);
      put(this.control, [...chosen, ...this.other.value.split("\n").filter((line) => line.trim())]);
    }
  }

  function enhance(box, Kind) {
    const control = box.querySelector("textarea");
    if (control) {
      const kind = new Kind(box, control);
      control.before(kind.view);
      hide(control);
      control.form.addEventListener("draft:written", () => kind.read());
    }
  }

  if (texts) {
    document.querySelectorAll("[data-columns]").forEach((box) => enhance(box, Rows));
    document.querySelectorAll("[data-choices]").forEach((box) => enhance(box, Choices));
  }
})();
