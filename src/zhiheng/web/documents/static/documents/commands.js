// What the toolbar's buttons and the keys do, and whether they can do it now.
(function () {
  "use strict";
  const PM = ProseMirror;
  const { schema, levels } = window.documentEditor;
  const { nodes, marks } = schema;
  const LISTS = [nodes.bullet_list, nodes.ordered_list];

  function mark(type) {
    return { run: PM.toggleMark(type), isOn: (state) => isMarked(state, type) };
  }

  function isMarked(state, type) {
    const { empty, from, to, $from } = state.selection;
    return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type);
  }

  // The innermost list around the selection: {node, pos, level} or null.
  function listAround({ selection }) {
    const { $from } = selection;
    const lists = [];
    for (let depth = 1; depth <= $from.depth; depth += 1) {
      if (LISTS.includes($from.node(depth).type)) {
        lists.push({ node: $from.node(depth), pos: $from.before(depth), level: lists.length + 1 });
      }
    }
    return lists.pop() || null;
  }

  // Makes a list of the paragraphs; within a list of the other kind changes that one; within one of its kind ends it.
  function toggleList(type) {
    return (state, dispatch) => {
      const list = listAround(state);
      if (!list) {
        return PM.wrapInList(type)(state, dispatch);
      }
      if (list.node.type === type) {
        return PM.liftListItem(nodes.list_item)(state, dispatch);
      }
      if (dispatch) {
        dispatch(state.tr.setNodeMarkup(list.pos, type));
      }
      return true;
    };
  }

  function list(type) {
    const isOn = (state) => { const found = listAround(state); return Boolean(found) && found.node.type === type; };
    return { run: toggleList(type), isOn };
  }

  function indent(state, dispatch) {
    const found = listAround(state);
    return Boolean(found) && found.level < levels && PM.sinkListItem(nodes.list_item)(state, dispatch);
  }

  const outdent = PM.liftListItem(nodes.list_item);

  // A heading row and two more, of three columns; a paragraph follows, so that typing can go on below it.
  function insertTable(state, dispatch) {
    if (PM.isInTable(state) || listAround(state)) {
      return false;
    }
    if (dispatch) {
      const row = (type) => nodes.table_row.create(null, [0, 1, 2].map(() => type.createAndFill()));
      const table = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
      dispatch(insertBlock(state, table, (tr, at) => PM.Selection.near(tr.doc.resolve(at + 1))).scrollIntoView());
    }
    return true;
  }

  // Puts a block in place of an empty paragraph, or after the one that the selection ends in.
  function insertBlock(state, block, selectionAt, near) {
    const $at = near === undefined ? state.selection.$to : state.doc.resolve(near);
    const { tr } = state;
    if (!$at.depth) {
      return finish(tr.insert($at.pos, block), $at.pos, block, selectionAt);
    }
    const [start, end] = [$at.before(1), $at.after(1)];
    const isBlank = $at.node(1).type === nodes.paragraph && !$at.node(1).content.size;
    const at = isBlank ? start : end;
    return finish(isBlank ? tr.replaceWith(start, end, block) : tr.insert(end, block), at, block, selectionAt);
  }

  function finish(tr, at, block, selectionAt) {
    if (at + block.nodeSize === tr.doc.content.size) {
      tr.insert(tr.doc.content.size, nodes.paragraph.create());
    }
    return tr.setSelection(selectionAt(tr, at));
  }

  // A picture stands between blocks: in lists and tables after the whole of it.
  function insertPicture(state, attributes, near) {
    const selectionAt = (tr, at) => PM.NodeSelection.create(tr.doc, at);
    return insertBlock(state, nodes.picture.create(attributes), selectionAt, near);
  }

  function nextCell(direction) {
    return (state, dispatch, view) => {
      if (!PM.isInTable(state)) {
        return false;
      }
      if (!PM.goToNextCell(direction)(state, dispatch) && direction > 0 && dispatch && PM.addRowAfter(state, dispatch)) {
        PM.goToNextCell(1)(view.state, dispatch);
      }
      return true;
    };
  }

  const inList = (command) => (state, dispatch) => Boolean(listAround(state)) && (command(state, dispatch) || true);

  const commands = {
    bold: mark(marks.bold),
    sup: mark(marks.sup),
    sub: mark(marks.sub),
    bullet_list: list(nodes.bullet_list),
    ordered_list: list(nodes.ordered_list),
    indent: { run: indent },
    outdent: { run: outdent },
    table: { run: insertTable },
    undo: { run: PM.undo },
    redo: { run: PM.redo },
    row_before: { run: PM.addRowBefore },
    row_after: { run: PM.addRowAfter },
    column_before: { run: PM.addColumnBefore },
    column_after: { run: PM.addColumnAfter },
    delete_row: { run: PM.deleteRow },
    delete_column: { run: PM.deleteColumn },
    merge: { run: PM.mergeCells },
    split: { run: PM.splitCell },
    header_row: { run: PM.toggleHeaderRow },
    delete_table: { run: PM.deleteTable },
  };

  function hardBreak(state, dispatch) {
    if (!state.selection.$from.parent.inlineContent) {
      return false;
    }
    if (dispatch) {
      dispatch(state.tr.replaceSelectionWith(nodes.hard_break.create(), true).scrollIntoView());
    }
    return true;
  }

  // Tab stays in tables and lists until `isLeaving()`, so that nobody is caught in them.
  function keys(isLeaving) {
    const unlessLeaving = (command) => (state, dispatch, view) => !isLeaving() && command(state, dispatch, view);
    return {
      "Mod-b": commands.bold.run,
      "Mod-.": commands.sup.run,
      "Mod-,": commands.sub.run,
      "Mod-Shift-7": commands.ordered_list.run,
      "Mod-Shift-8": commands.bullet_list.run,
      "Mod-]": indent,
      "Mod-[": outdent,
      "Mod-z": PM.undo,
      "Mod-y": PM.redo,
      "Mod-Shift-z": PM.redo,
      Enter: PM.splitListItem(nodes.list_item),
      "Shift-Enter": hardBreak,
      Tab: unlessLeaving(PM.chainCommands(nextCell(1), inList(indent))),
      "Shift-Tab": unlessLeaving(PM.chainCommands(nextCell(-1), inList(outdent))),
    };
  }

  // At the edge of a table a selection of cells stays as it is; for a keymap after that of the tables.
  const isOfCells = (state) => "$anchorCell" in state.selection;
  const edges = {
    "Shift-ArrowLeft": isOfCells,
    "Shift-ArrowRight": isOfCells,
    "Shift-ArrowUp": isOfCells,
    "Shift-ArrowDown": isOfCells,
  };

  Object.assign(window.documentEditor, { commands, keys, edges, insertPicture });
})();
