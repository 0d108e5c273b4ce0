// The length of the report and the points of a self-score, as they are typed; the server counts again.
(function () {
  "use strict";
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function length(text) {
    return Array.from(text.replace(/\s/g, "")).length;
  }

  // Of the document in the editor; where there is none, of the one shown for reading.
  function lengthIn(box) {
    const written = box.querySelector("[data-document]");
    if (written && written.editor) {
      return window.documentEditor.lengthOf(written.editor.view.state.doc);
    }
    return length(box.querySelector(".document").textContent);
  }

  function showLength(line) {
    const boxes = Array.from(document.querySelectorAll("[data-counted]"));
    const here = boxes.reduce((sum, box) => sum + lengthIn(box), 0);
    const values = { length: here + Number(line.dataset.elsewhere), limit: Number(line.dataset.limit) };
    const isOver = values.length > values.limit;
    line.textContent = filled(isOver ? line.dataset.over : line.dataset.says, values);
    line.toggleAttribute("data-is-over", isOver);
  }

  function showScore(box) {
    const input = box.querySelector("input[name=text]");
    const says = box.querySelector("[data-score]");
    const percent = input && input.value.trim() !== "" ? Number(input.value) : NaN;
    const score = Math.round(percent * Number(box.dataset.points)) / 100;
    says.textContent = Number.isFinite(score) ? filled(says.dataset.says, { score }) : "";
  }

  function show() {
    document.querySelectorAll("[data-length]").forEach(showLength);
    document.querySelectorAll("[data-points]").forEach((box) => { if (box.querySelector("input[name=text]")) { showScore(box); } });
  }

  document.addEventListener("input", show);
  document.addEventListener("draft:written", () => setTimeout(show), true); // once the editor shows it too
  show();
})();
