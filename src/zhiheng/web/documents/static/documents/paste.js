// What is pasted from Word, WPS, Excel or a web page, made plain enough for the schema to read: lists that Word writes as
// paragraphs become lists, tables within tables their texts. What the schema does not know falls away when it reads.
(function () {
  "use strict";
  const { levels } = window.documentEditor;
  const TAG = /<[a-z][^>]*>/gi;
  const STYLES = /<style[\s>][\s\S]*?<\/style\s*>/gi;
  const UNSEEN = "style,script,meta,link,title,xml,template,svg,math,object,iframe,input,select,textarea,button,noscript";
  // 1. (1) 一、 a) ①; Word's second bullet is the letter o alone.
  const NUMBER = /^[(（〔]?(?:\d+|[a-z]{1,4}|[一二三四五六七八九十百]+)[.、．)）〕]|^\d+$|^[①-⑳]/i;

  // The browser would report the styles and scripts of a page that is only looked through as breaches of the site's policy.
  function parse(html) {
    const renamed = html.replace(STYLES, "").replace(TAG, (tag) => tag.replace(/([\s"'/])(style|on\w+)(\s*=)/gi, "$1data-$2$3"));
    return new DOMParser().parseFromString(renamed, "text/html");
  }

  function all(root, selector) {
    return Array.from(root.querySelectorAll(selector));
  }

  function removeUnseen(root) {
    all(root, UNSEEN).forEach((one) => one.remove());
    all(root, "[data-style]").filter((one) => /display:\s*none|mso-hide:\s*all/i.test(one.dataset.style)).forEach((one) => one.remove());
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
    const comments = [];
    while (walker.nextNode()) {
      comments.push(walker.currentNode);
    }
    comments.forEach((one) => one.remove());
  }

  // Only list items of Word say where they stand: "mso-list:l0 level2 lfo1".
  function levelOf(element) {
    const found = /mso-list:\s*[^;]*level(\d+)/i.exec((element.dataset && element.dataset.style) || "");
    return found ? Math.min(levels, Number(found[1])) : 0;
  }

  // Takes the marker out of the paragraph and says which kind of list it belongs to.
  function takeMarker(paragraph) {
    const ignored = all(paragraph, "[data-style]").filter((one) => /mso-list:\s*ignore/i.test(one.dataset.style));
    const marker = ignored.map((one) => one.textContent).join("").trim();
    ignored.forEach((one) => one.remove());
    return NUMBER.test(marker) ? "ol" : "ul";
  }

  function listItem(paragraph) {
    const item = paragraph.ownerDocument.createElement("li");
    const copy = paragraph.ownerDocument.createElement("p");
    copy.append(...paragraph.childNodes);
    item.append(copy);
    return item;
  }

  // Builds nested lists of a run of list paragraphs; `open` is the chain of lists that the last item stands in.
  function makeLists(root) {
    let open = [];
    let last = null;
    all(root, "p,div,h1,h2,h3,h4,h5,h6").filter(levelOf).forEach((paragraph) => {
      const kind = takeMarker(paragraph);
      if (!last || nextElement(last) !== paragraph) {
        open = [];
      }
      const level = Math.min(levelOf(paragraph), open.length + 1);
      open = open.slice(0, level);
      if (open.length === level && open[level - 1].localName !== kind && level === 1) {
        open = [];
      }
      if (open.length < level) {
        open.push(newList(kind, open[level - 2], paragraph));
      }
      open[level - 1].append(listItem(paragraph));
      paragraph.remove();
      last = open[0];
    });
  }

  function newList(kind, parent, paragraph) {
    const list = paragraph.ownerDocument.createElement(kind);
    if (parent) {
      parent.lastElementChild.append(list);
    } else {
      paragraph.before(list);
    }
    return list;
  }

  // The next element, unless text stands before it.
  function nextElement(node) {
    let next = node.nextSibling;
    while (next && next.nodeType === Node.TEXT_NODE && !next.data.trim()) {
      next = next.nextSibling;
    }
    return next;
  }

  function flattenTables(root) {
    all(root, "td table, th table").reverse().forEach((table) => {
      const paragraphs = all(table, "td,th").map((cell) => {
        const paragraph = root.ownerDocument.createElement("p");
        paragraph.append(...cell.childNodes);
        return paragraph;
      });
      table.replaceWith(...paragraphs);
    });
  }

  function removeEmptyParagraphs(root) {
    all(root, "p,h1,h2,h3,h4,h5,h6")
      .filter((one) => !one.textContent.trim() && !one.querySelector("img,figure,br") && !one.closest("td,th,li"))
      .forEach((one) => one.remove());
  }

  // Non-breaking spaces are Word's way to keep a distance; here they would be typed text.
  function plainSpaces(root) {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      walker.currentNode.data = walker.currentNode.data.replace(/\u00a0/g, " ");
    }
  }

  // Returns HTML for the schema to read; what this editor itself copied stays as it is.
  window.documentEditor.plainHtml = function (html) {
    const { body } = parse(html);
    if (body.querySelector("[data-pm-slice]")) {
      return body.innerHTML;
    }
    removeUnseen(body);
    makeLists(body);
    flattenTables(body);
    plainSpaces(body);
    removeEmptyParagraphs(body);
    return body.innerHTML;
  };
})();
