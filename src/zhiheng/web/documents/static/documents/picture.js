// Pictures: sent to the address that the page names, shown from another, their caption typed below them.
(function () {
  "use strict";
  const { schema } = window.documentEditor;
  const KINDS = ["image/png", "image/jpeg"];
  const FIRST_WAIT = 1000;
  const MOST_TRIES = 6; // a picture is made ready in the background after it was sent

  window.documentEditor.picturesOf = function (data) {
    return Array.from((data && data.files) || []).filter((file) => KINDS.includes(file.type));
  };

  // The site's answer: {file} with the public id, or {reason}.
  window.documentEditor.sendPicture = async function (url, file) {
    try {
      const form = new FormData();
      form.append("file", file, file.name || "picture.png");
      const headers = { "X-CSRFToken": await freshToken(), Accept: "application/json" };
      const answer = await fetch(url, { method: "POST", headers, body: form, credentials: "same-origin", redirect: "manual" });
      return await answer.json();
    } catch (unreachable) {
      return {};
    }
  };

  // The one in the page may be of an earlier sign-in.
  async function freshToken() {
    const { keyUrl } = document.querySelector("meta[name=drafts]").dataset;
    const answer = await fetch(keyUrl, { cache: "no-store", credentials: "same-origin", redirect: "manual" });
    return (await answer.json()).token;
  }

  function show(image, url, tries) {
    image.src = url;
    image.onerror = () => {
      if (tries > 1 && image.isConnected) {
        const wait = FIRST_WAIT * 2 ** (MOST_TRIES - tries);
        setTimeout(() => show(image, url, tries - 1), wait);
      }
    };
  }

  class PictureView {
    // `texts` offers picture (an address with {file}), pictureAlt and caption.
    constructor(node, view, getPos, texts) {
      this.view = view;
      this.getPos = getPos;
      this.texts = texts;
      this.dom = document.createElement("figure");
      this.dom.className = "document-picture";
      this.image = document.createElement("img");
      this.input = document.createElement("input");
      this.input.setAttribute("aria-label", texts.caption);
      this.input.placeholder = texts.caption;
      this.dom.append(this.image, this.input);
      this.input.addEventListener("input", (event) => { if (!event.isComposing) { this.keepCaption(); } });
      this.input.addEventListener("compositionend", () => this.keepCaption());
      this.input.addEventListener("keydown", (event) => this.onKey(event));
      this.update(node);
    }

    update(node) {
      if (node.type !== schema.nodes.picture) {
        return false;
      }
      const { file, caption } = node.attrs;
      if (file !== this.file) {
        this.file = file;
        show(this.image, this.texts.picture.replace("{file}", file), MOST_TRIES);
      }
      if (this.input.value !== caption) {
        this.input.value = caption;
      }
      this.image.alt = caption || this.texts.pictureAlt;
      return true;
    }

    keepCaption() {
      this.view.dispatch(this.view.state.tr.setNodeAttribute(this.getPos(), "caption", this.input.value));
    }

    // Enter and the arrows lead from the caption back into the text.
    onKey(event) {
      if (event.isComposing || !["Enter", "ArrowDown", "ArrowUp", "Escape"].includes(event.key)) {
        return;
      }
      event.preventDefault();
      const isUp = event.key === "ArrowUp";
      const { Selection, NodeSelection } = ProseMirror;
      const { doc, tr } = this.view.state;
      const at = this.getPos();
      const beside = event.key === "Escape" ? null : Selection.findFrom(doc.resolve(isUp ? at : at + 1), isUp ? -1 : 1);
      this.view.dispatch(tr.setSelection(beside || NodeSelection.create(doc, at)).scrollIntoView());
      this.view.focus();
    }

    stopEvent(event) {
      return event.target === this.input;
    }

    ignoreMutation() {
      return true;
    }
  }

  window.documentEditor.PictureView = PictureView;
})();
