// Registers: rows pasted from Excel, levels offered while typing, one proof for all lines that have none.
(function () {
  "use strict";
  const LEVEL = 2; // the column of the level
  const PROOF = 6; // and that of the proof
  const page = document.querySelector("[data-registers]");
  if (!page) {
    return;
  }

  const cellsOf = (line) => line.split("|").map((cell) => cell.trim());
  const isKept = (cells) => cells.some(Boolean);

  // Sets the lines of a register as if they had been typed; the table above shows them.
  function put(control, rows) {
    control.value = rows.filter(isKept).map((cells) => cells.join(" | ")).join("\n");
    control.form.dispatchEvent(new Event("draft:written"));
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function rowsOf(box) {
    return Array.from(box.querySelectorAll("tbody tr"), (row) => Array.from(row.querySelectorAll("input"), (input) => input.value.trim()));
  }

  // A block of cells fills the table from the cell with the cursor on, to the right and down.
  function paste(event, box, control) {
    const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n+$/, "");
    const row = event.target.closest("tbody tr");
    if (!row || !/[\t\n]/.test(text)) {
      return;
    }
    event.preventDefault();
    const rows = rowsOf(box);
    const top = Array.from(row.parentElement.children).indexOf(row);
    const left = Array.from(row.querySelectorAll("input")).indexOf(event.target);
    text.split("\n").forEach((line, down) => {
      const cells = rows[top + down] || Array(PROOF + 1).fill("");
      line.split("\t").forEach((value, right) => {
        if (left + right <= PROOF) {
          cells[left + right] = value.replace(/\|/g, "｜").trim();
        }
      });
      rows[top + down] = cells;
    });
    put(control, rows);
  }

  function offerLevels(box, list) {
    box.querySelectorAll("tbody tr").forEach((row) => {
      const input = row.querySelectorAll("input")[LEVEL];
      if (input) {
        input.setAttribute("list", list.id);
      }
    });
  }

  page.querySelectorAll("[data-levels]").forEach((box, at) => {
    const control = box.querySelector("textarea");
    if (!control) {
      return;
    }
    const list = document.createElement("datalist");
    list.id = `levels-${at}`;
    list.append(...box.dataset.levels.split("\n").map((level) => Object.assign(document.createElement("option"), { value: level })));
    box.append(list);
    offerLevels(box, list);
    new MutationObserver(() => offerLevels(box, list)).observe(box.querySelector("tbody"), { childList: true });
    box.addEventListener("paste", (event) => paste(event, box, control));
    const proof = box.parentElement.querySelector("[data-prove]");
    proof.hidden = false;
    proof.querySelector("button").addEventListener("click", () => {
      const rows = control.value.split("\n").map(cellsOf).filter(isKept).map((cells) => [...cells, ...Array(PROOF + 1).fill("")].slice(0, PROOF + 1));
      rows.forEach((cells) => { cells[PROOF] = cells[PROOF] || proof.querySelector("input").value.trim(); });
      put(control, rows);
    });
  });
})();
