// Keeps tables as the schema of the server has them: a row that merged cells of other rows cover wholly goes.
(function () {
  "use strict";
  const { Plugin, TableMap } = ProseMirror;
  const { schema } = window.documentEditor;

  function emptyRow(doc) {
    let found = null;
    doc.descendants((node, pos) => {
      if (node.type === schema.nodes.table && !found) {
        node.forEach((row, offset, index) => {
          found = found || (row.childCount ? null : { table: node, pos, index, at: pos + 1 + offset });
        });
      }
      return !found && !node.inlineContent && node.type !== schema.nodes.table;
    });
    return found;
  }

  function removeRow(tr, { table, pos, index, at }) {
    const map = TableMap.get(table);
    const covering = new Set(map.map.slice(index * map.width, (index + 1) * map.width));
    covering.forEach((offset) => {
      const cell = table.nodeAt(offset);
      if (cell) {
        tr.setNodeAttribute(pos + 1 + offset, "rowspan", cell.attrs.rowspan - 1);
      }
    });
    return tr.delete(at, at + 2);
  }

  window.documentEditor.tidyTables = new Plugin({
    appendTransaction(transactions, before, state) {
      if (!transactions.some((one) => one.docChanged)) {
        return null;
      }
      const { tr } = state;
      for (let row = emptyRow(tr.doc); row; row = emptyRow(tr.doc)) {
        removeRow(tr, row);
      }
      return tr.docChanged ? tr : null;
    },
  });
})();
