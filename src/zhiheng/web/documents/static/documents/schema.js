// What a document (要点说明) may hold, and its canonical JSON: the same rules and the same bytes as zhiheng.documents.
(function () {
  "use strict";
  const { Schema } = ProseMirror;
  const LIMITS = { levels: 4, rows: 200, columns: 30 };
  const BLOCKS_OF_CELL = "(paragraph | bullet_list | ordered_list)+";
  const FILE = /^[0-9a-f]{32}$/;
  // What Python's str.isspace() calls white space.
  const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
  // What no text of a document holds (zhiheng.documents.schema): line ends, which are nodes, and control characters.
  const LINE_ENDS = /[\n-\r]+/g;
  const NOT_STORABLE = /[\0-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]/gu;

  function spans(dom) {
    const span = (name) => Math.max(1, Math.min(1000, Number(dom.getAttribute(name)) || 1));
    return { colspan: span("colspan"), rowspan: span("rowspan") };
  }

  // A heading cell is a td: an empty th, as every new table has, is a barrier (axe: empty-table-header).
  function cell(role, tags, attributes) {
    return {
      content: BLOCKS_OF_CELL,
      attrs: { colspan: { default: 1 }, rowspan: { default: 1 } },
      tableRole: role,
      isolating: true,
      parseDOM: tags.map((tag) => ({ tag, getAttrs: spans })),
      toDOM: (node) => ["td", Object.assign({}, node.attrs, attributes), 0],
    };
  }

  // Pasted pages carry what was a style in data-style (paste.js).
  function styled(pattern) {
    return { tag: "[data-style]", consuming: false, getAttrs: (dom) => pattern.test(dom.dataset.style) && null };
  }

  const nodes = {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "inline*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    bullet_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    ordered_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
    list_item: {
      content: "paragraph (paragraph | bullet_list | ordered_list)*",
      defining: true,
      parseDOM: [{ tag: "li" }],
      toDOM: () => ["li", 0],
    },
    table: {
      group: "block",
      content: "table_row+",
      tableRole: "table",
      isolating: true,
      parseDOM: [{ tag: "table" }],
      toDOM: () => ["table", ["tbody", 0]],
    },
    table_row: {
      content: "(table_cell | table_header)*",
      tableRole: "row",
      parseDOM: [{ tag: "tr" }],
      toDOM: () => ["tr", 0],
    },
    table_header: cell("header_cell", ["th", "td.document-head"], { class: "document-head" }),
    table_cell: cell("cell", ["td"], {}),
    picture: {
      group: "block",
      atom: true,
      attrs: { file: {}, caption: { default: "" } },
      parseDOM: [{ tag: "figure[data-file]", getAttrs: pictureOf }],
      toDOM: (node) => ["figure", { "data-file": node.attrs.file, "data-caption": node.attrs.caption }],
    },
    text: { group: "inline" },
    hard_break: {
      group: "inline",
      inline: true,
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: () => ["br"],
      leafText: () => "\n",
    },
  };

  const marks = {
    bold: {
      parseDOM: [
        { tag: "strong" },
        { tag: "b", getAttrs: (dom) => !/font-weight:\s*(?:normal|400)/i.test(dom.dataset.style || "") && null },
        styled(/font-weight:\s*(?:bold|[6-9]00)/i),
      ],
      toDOM: () => ["strong", 0],
    },
    sub: {
      excludes: "sub sup",
      parseDOM: [{ tag: "sub" }, styled(/vertical-align:\s*sub/i)],
      toDOM: () => ["sub", 0],
    },
    sup: {
      excludes: "sub sup",
      parseDOM: [{ tag: "sup" }, styled(/vertical-align:\s*super/i)],
      toDOM: () => ["sup", 0],
    },
  };

  function pictureOf(dom) {
    const { file, caption } = dom.dataset;
    return FILE.test(file) ? { file, caption: caption || "" } : false;
  }

  const schema = new Schema({ nodes, marks });

  // Keys sorted, no spaces, strings escaped only where JSON demands it (RFC 8785). A line break between bold words is
  // bold in the editor; in a document it has no marks.
  function canonical(value) {
    if (Array.isArray(value)) {
      return "[" + value.map(canonical).join(",") + "]";
    }
    if (typeof value === "object") {
      const keys = value.type === "hard_break" ? ["type"] : Object.keys(value).sort();
      const members = keys.map((key) => JSON.stringify(key) + ":" + canonical(value[key]));
      return "{" + members.join(",") + "}";
    }
    return JSON.stringify(typeof value === "string" ? value.replace(LINE_ENDS, " ").replace(NOT_STORABLE, "") : value);
  }

  function isEmpty(doc) {
    return doc.content.content.every((block) => block.type === schema.nodes.paragraph && !block.content.size);
  }

  // The value of the field: nothing for a document of empty paragraphs.
  function valueOf(doc) {
    return isEmpty(doc) ? "" : canonical(doc.toJSON());
  }

  // Raises an error if the value is no document of this schema.
  function documentOf(value) {
    if (!value) {
      return schema.topNodeType.createAndFill();
    }
    const doc = schema.nodeFromJSON(JSON.parse(value));
    doc.check();
    return doc;
  }

  // Length (字数): characters without white space of all texts, captions included.
  function lengthOf(doc) {
    let length = 0;
    doc.descendants((node) => {
      const text = node.isText ? node.text : node.type === schema.nodes.picture ? node.attrs.caption : "";
      length += Array.from(text.replace(SPACE, "")).length;
    });
    return length;
  }

  function isWithinLimits(node, level) {
    const isList = node.type === schema.nodes.bullet_list || node.type === schema.nodes.ordered_list;
    const depth = level + (isList ? 1 : 0);
    if (depth > LIMITS.levels) {
      return false;
    }
    if (node.type === schema.nodes.table) {
      const { width, height } = ProseMirror.TableMap.get(node);
      if (width > LIMITS.columns || height > LIMITS.rows) {
        return false;
      }
    }
    return node.inlineContent || node.content.content.every((child) => isWithinLimits(child, depth));
  }

  window.documentEditor = {
    schema,
    levels: LIMITS.levels,
    valueOf,
    documentOf,
    lengthOf,
    isWithinLimits: (doc) => isWithinLimits(doc, 0),
  };
})();
