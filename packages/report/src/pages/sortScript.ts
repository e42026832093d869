/**
 * What tables of a page become for those with a script: their heads are buttons that sort the rows.
 * Numbers count by their first figure, most or least first in turn; what is no number goes last.
 * Tables of a picture stay in its order, which the readings of the picture rely on.
 */
export const SORT_SCRIPT = `
document.querySelectorAll('.table > table').forEach(function (table) {
  var body = table.tBodies[0];
  if (table.closest('figure') || !body || body.rows.length < 4) return;
  function number(cell) {
    var found = /^[\\s≥≤<>±+$~]*([−-]?[\\d,.]+)(?:\\s*([kM])\\b)?/.exec(cell.textContent) || ['', ''];
    return parseFloat(found[1].replace('−', '-').replace(/,/g, '')) * ({ k: 1e3, M: 1e6 }[found[2]] || 1);
  }
  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    var button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', function () {
      var words = Array.prototype.every.call(body.rows, function (row) { return isNaN(number(row.cells[column])); });
      // names from A on, numbers from the greatest on
      var down = head.hasAttribute('aria-sort') ? head.getAttribute('aria-sort') === 'ascending' : !words;
      table.querySelectorAll('th[aria-sort]').forEach(function (other) { other.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      var sign = down ? -1 : 1;
      Array.from(body.rows).sort(function (a, b) {
        var x = a.cells[column], y = b.cells[column];
        if (words) return sign * x.textContent.localeCompare(y.textContent, 'en', { numeric: true });
        var p = number(x), q = number(y);
        return isNaN(p) || isNaN(q) ? isNaN(p) - isNaN(q) : sign * (p - q);
      }).forEach(function (row) { body.append(row); });
    });
  });
});
`.trim();
