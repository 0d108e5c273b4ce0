// The editor of one field: shows the document that the form's text area holds and puts every change back into it.
// The text area belongs to whoever saves the form; what that writes into it is announced by the event "draft:written".
(function () {
  "use strict";
  const PM = ProseMirror;
  const lib = window.documentEditor;

  class DocumentEditor {
    constructor(form, box, doc) {
      this.form = form;
      this.box = box;
      this.texts = box.dataset;
      this.value = form.elements.text.value;
      this.status = box.querySelector("[data-document-status]");
      this.count = box.querySelector("[data-document-count]");
      this.chooser = box.querySelector("[data-document-chooser]");
      this.uploads = [];
      this.isLeaving = false;
      this.view = this.makeView(doc);
      this.toolbar = new lib.Toolbar(box.querySelector("[role=toolbar]"), this.view, () => this.chooser.click());
      this.chooser.addEventListener("change", () => this.onChosen());
      form.addEventListener("draft:written", () => this.take(form.elements.text.value));
      this.say("");
      this.showCount();
    }

    makeView(doc) {
      const { label, help, state } = this.texts;
      return new PM.EditorView(this.box.querySelector("[data-document-area]"), {
        state: this.newState(doc),
        attributes: {
          class: "document",
          role: "textbox",
          "aria-multiline": "true",
          "aria-labelledby": label,
          "aria-describedby": `${help} ${state}`,
          "data-draft-focus": "",
        },
        nodeViews: { picture: (node, view, getPos) => new lib.PictureView(node, view, getPos, this.texts) },
        dispatchTransaction: (tr) => this.apply(tr),
        transformPastedHTML: lib.plainHtml,
        handleDOMEvents: { blur: () => { this.isLeaving = false; } },
        handleKeyDown: (view, event) => this.onKey(event),
        handlePaste: (view, event) => this.onPaste(event),
        handleDrop: (view, event) => this.onDrop(event),
      });
    }

    newState(doc) {
      const plugins = [
        PM.history(),
        PM.keymap(lib.keys(() => this.isLeaving)),
        PM.keymap(PM.baseKeymap),
        PM.gapCursor(),
        PM.tableEditing(),
        PM.keymap(lib.edges),
        lib.tidyTables,
      ];
      return PM.EditorState.create({ doc, plugins });
    }

    apply(tr) {
      const state = this.view.state.apply(tr);
      if (tr.docChanged && !lib.isWithinLimits(state.doc)) {
        this.say(this.texts.beyondLimits);
        return;
      }
      this.uploads.forEach((upload) => { upload.at = tr.mapping.map(upload.at); });
      const isChanged = !state.doc.eq(this.view.state.doc);
      this.view.updateState(state);
      if (isChanged) {
        this.say(this.uploads.length ? this.texts.sending : "");
        this.hand();
      }
      this.toolbar.update();
    }

    hand() {
      this.value = lib.valueOf(this.view.state.doc);
      this.form.elements.text.value = this.value;
      this.form.dispatchEvent(new Event("input", { bubbles: true }));
      this.showCount();
    }

    // Shows what somebody else, another tab or an earlier visit wrote.
    take(value) {
      if (value !== this.value) {
        this.value = value;
        this.view.updateState(this.newState(lib.documentOf(value)));
        this.showCount();
        this.toolbar.update();
      }
    }

    showCount() {
      this.count.textContent = this.texts.count.replace("{count}", lib.lengthOf(this.view.state.doc));
    }

    say(text) {
      if (this.status.textContent !== text) {
        this.status.textContent = text;
      }
    }

    // Escape, then Tab, leads out of the editor; Alt+F10 to the toolbar. Never called while a character is composed.
    onKey(event) {
      if (event.altKey && event.key === "F10") {
        this.toolbar.focus();
        return true;
      }
      if (!["Tab", "Shift"].includes(event.key)) {
        this.isLeaving = event.key === "Escape";
      }
      return this.isLeaving && event.key === "Escape";
    }

    onChosen() {
      Array.from(this.chooser.files).forEach((file) => this.upload(file, this.view.state.selection.to));
      this.chooser.value = "";
    }

    // Office programs put a picture of the text beside the text: text goes first.
    onPaste(event) {
      const pictures = lib.picturesOf(event.clipboardData);
      if (!pictures.length || event.clipboardData.getData("text/plain").trim()) {
        return false;
      }
      pictures.forEach((file) => this.upload(file, this.view.state.selection.to));
      return true;
    }

    onDrop(event) {
      const pictures = lib.picturesOf(event.dataTransfer);
      const place = this.view.posAtCoords({ left: event.clientX, top: event.clientY });
      pictures.forEach((file) => this.upload(file, place ? place.pos : this.view.state.selection.to));
      return pictures.length > 0;
    }

    // `at` follows what is typed while the picture is on its way.
    async upload(file, at) {
      const upload = { at };
      this.uploads.push(upload);
      this.say(this.texts.sending);
      const answer = await lib.sendPicture(this.texts.upload, file);
      this.uploads = this.uploads.filter((one) => one !== upload);
      if (answer.file) {
        const attributes = { file: answer.file, caption: "" };
        this.view.dispatch(lib.insertPicture(this.view.state, attributes, upload.at).scrollIntoView());
        this.view.focus();
      } else {
        this.say(answer.reason || this.texts.notSent);
      }
    }
  }

  function readable(form) {
    try {
      return lib.documentOf(form.elements.text.value);
    } catch (unreadable) {
      return null;
    }
  }

  // What this editor cannot read stays shown as the server has rendered it.
  function attach(box) {
    const form = box.closest("form");
    const doc = readable(form);
    box.querySelector("[data-document-unreadable]").hidden = Boolean(doc);
    if (doc) {
      box.querySelector("[data-document-plain]").hidden = true;
      box.editor = new DocumentEditor(form, box, doc);
    }
  }

  function attachAll(part) {
    part.querySelectorAll("[data-document]").forEach((box) => { if (!box.editor) { attach(box); } });
  }

  attachAll(document);
  document.addEventListener("htmx:load", (event) => attachAll(event.target));
})();
