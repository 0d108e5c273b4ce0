// A sheet of figures: cells are written into the field of their row, which saves itself; blocks are pasted from Excel;
// what is found is asked for again after saving.
(function () {
  "use strict";
  const ASK_AFTER = 1200; // milliseconds after the last row was saved
  const LINE = /^\s*([12]\d{3})\s*[:：](.*)$/;
  const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?$/;
  const NOTHING = ["-", "—", "–", "/"];

  const book = document.querySelector("[data-book]");
  if (!book) {
    return;
  }
  const NA = book.dataset.notApplicable;
  const status = book.querySelector("[data-book-status]");

  // A cell as it is kept: half-width digits without separators, a minus for brackets; words as they are.
  function tidied(typed) {
    const text = typed.normalize("NFKC").trim();
    const bare = text.replace(/[\s,]+/g, "").replace(/^\((.+)\)$/, "-$1");
    if (NOTHING.includes(bare)) {
      return "";
    }
    if (["NA", "N/A", NA, "不适用"].includes(bare.toUpperCase())) {
      return NA;
    }
    return NUMBER.test(bare) ? bare : text.split(/\s+/).join(" ");
  }

  class Row {
    constructor(body) {
      this.body = body;
      this.cells = Array.from(body.querySelectorAll("[data-year]"));
      this.control = body.querySelector("[data-book-text]");
      this.control.disabled = false;
      this.control.form.addEventListener("draft:written", () => this.read());
      this.cells.forEach((cell) => {
        cell.addEventListener("input", () => this.write());
        cell.addEventListener("change", () => { this.put(cell, cell.value); this.write(); });
      });
      this.filling = body.querySelector("[data-fill-row]");
      this.filling.addEventListener("click", () => { this.cells[0].focus(); this.fill(); });
      this.offer();
    }

    // A row without figures can be said not to apply.
    offer() {
      this.filling.hidden = !this.isBlank;
    }

    kept() {
      const lines = this.control.value.split("\n").map((line) => line.match(LINE)).filter(Boolean);
      return new Map(lines.map((found) => [found[1], found[2].trim()]));
    }

    read() {
      const kept = this.kept();
      this.cells.filter((cell) => cell !== document.activeElement).forEach((cell) => {
        cell.value = kept.get(cell.dataset.year) || "";
      });
      this.offer();
    }

    put(cell, text) {
      cell.value = tidied(text);
    }

    write() {
      const kept = this.kept();
      this.cells.forEach((cell) => kept.set(cell.dataset.year, tidied(cell.value)));
      const lines = Array.from(kept).filter(([, cell]) => cell).sort(([a], [b]) => (a < b ? -1 : 1));
      this.control.value = lines.map(([year, cell]) => `${year}: ${cell}`).join("\n");
      this.control.dispatchEvent(new Event("input", { bubbles: true }));
      this.offer();
    }

    get isBlank() {
      return this.cells.every((cell) => !cell.value.trim());
    }

    fill() {
      this.cells.filter((cell) => !cell.value.trim()).forEach((cell) => { cell.value = NA; });
      this.write();
    }

    mark() {
      const list = this.body.querySelector("[data-book-found]");
      const years = list.dataset.years.split(" ");
      list.closest("tr").hidden = !list.children.length;
      const folded = this.body.closest("details");
      if (folded && years[0]) {
        folded.open = true;
      }
      this.cells.forEach((cell) => {
        cell.toggleAttribute("data-troubled", years.includes(cell.dataset.year));
      });
    }
  }

  class Grid {
    constructor(table) {
      this.rows = Array.from(table.querySelectorAll("[data-book-row]"), (body) => new Row(body));
      table.addEventListener("paste", (event) => this.onPaste(event));
      table.addEventListener("keydown", (event) => this.onKey(event));
      const fill = table.querySelector("[data-fill-blank]");
      if (fill) {
        fill.hidden = false;
        fill.addEventListener("click", () => this.fillBlank());
      }
    }

    fillBlank() {
      this.rows.filter((row) => row.isBlank).forEach((row) => row.fill());
    }

    placeOf(cell) {
      const at = this.rows.findIndex((row) => row.cells.includes(cell));
      return [at, at < 0 ? -1 : this.rows[at].cells.indexOf(cell)];
    }

    // A block of cells fills the grid from the cell with the cursor on, to the right and down.
    onPaste(event) {
      const [top, left] = this.placeOf(event.target);
      const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n+$/, "");
      if (top < 0 || !/[\t\n]/.test(text)) {
        return;
      }
      event.preventDefault();
      let count = 0;
      text.split("\n").forEach((line, down) => {
        const row = this.rows[top + down];
        if (row) {
          line.split("\t").forEach((value, right) => {
            const cell = row.cells[left + right];
            if (cell) {
              row.put(cell, value);
              count += 1;
            }
          });
          row.write();
        }
      });
      status.textContent = book.dataset.pasted.replace("{count}", count);
    }

    onKey(event) {
      const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
      const [at, column] = this.placeOf(event.target);
      if (!step || at < 0 || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) {
        return;
      }
      event.preventDefault();
      const next = this.rows[at + step];
      if (next) {
        next.cells[column].focus();
        next.cells[column].select();
      }
    }
  }

  // What is found takes the place of what was; an explanation that is being written stays as it is.
  function show(page) {
    const summary = book.ownerDocument.querySelector("[data-book-summary]");
    summary.replaceWith(page.querySelector("[data-book-summary]"));
    page.querySelectorAll("[data-book-found]").forEach((fresh) => {
      const list = book.querySelector(`[data-book-found="${fresh.dataset.bookFound}"]`);
      const known = new Map(Array.from(list.children, (one) => [one.dataset.key, one]));
      const lines = Array.from(fresh.children, (one) => {
        const old = known.get(one.dataset.key);
        if (!old) {
          return one;
        }
        old.querySelector(".tag").replaceWith(one.querySelector(".tag"));
        return old;
      });
      list.dataset.years = fresh.dataset.years;
      const fits = lines.length === list.children.length && lines.every((one, at) => one === list.children[at]);
      if (!fits) {
        list.replaceChildren(...lines);
        list.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true })); // new fields save themselves
      }
    });
    rows.forEach((row) => row.mark());
  }

  let asking = 0;
  async function ask() {
    const number = ++asking;
    const answer = await fetch(book.dataset.findingsUrl, { headers: { "HX-Request": "true" } });
    if (answer.ok && number === asking) {
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
  }

  const isWritten = book.querySelector("[data-book-text]");
  const grids = isWritten ? Array.from(book.querySelectorAll(".book-table"), (table) => new Grid(table)) : [];
  const rows = grids.flatMap((grid) => grid.rows);
  rows.forEach((row) => row.mark());
  let timer;
  book.addEventListener("draft:saved", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask().catch(() => {}), ASK_AFTER); // asked again after the next row
  });
})();
