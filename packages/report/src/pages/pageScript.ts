/**
 * What a page adds for those with a script: the row of numbers nearest to the pointer, or, from
 * one to the next with the arrow keys. It reads the tables of the page and asks for nothing.
 */
export const PAGE_SCRIPT = `
document.querySelectorAll('figure').forEach(function (figure) {
  var data = figure.querySelector('script[type="application/json"]');
  var plot = figure.querySelector('.plot');
  if (!data || !plot) return;
  var series = JSON.parse(data.textContent);
  var tables = figure.querySelectorAll('details table');
  var points = [];
  series.forEach(function (one) {
    one.rows.forEach(function (row, i) {
      points.push({ name: one.name, table: one.table, panel: one.panel, row: row, x: one.x[i] / 1000, y: one.y[i] / 1000 });
    });
  });
  if (points.length === 0) return;
  var at = -1;
  var tip = document.createElement('output');
  var dot = document.createElement('i');
  tip.className = 'tip';
  tip.hidden = dot.hidden = true;
  dot.className = 'dot';
  plot.append(dot, tip);
  plot.tabIndex = 0;
  plot.setAttribute('role', 'group');
  plot.setAttribute('aria-label', figure.querySelector('summary').textContent + ': arrow keys read them one by one');
  function frames() {
    var svg = Array.prototype.find.call(plot.querySelectorAll('svg'), function (one) { return one.getClientRects().length > 0; });
    var inverse = plot.getBoundingClientRect();
    return Array.prototype.map.call(svg.querySelectorAll('clipPath[id$="-clip"] > rect'), function (rect) {
      var matrix = rect.parentNode.parentNode.getScreenCTM();
      var left = +rect.getAttribute('x');
      var top = +rect.getAttribute('y');
      return {
        left: matrix.e + matrix.a * left - inverse.left, top: matrix.f + matrix.d * top - inverse.top,
        width: matrix.a * +rect.getAttribute('width'), height: matrix.d * +rect.getAttribute('height')
      };
    });
  }
  function place(point, all) {
    var frame = all[point.panel];
    return frame && [frame.left + point.x * frame.width, frame.top + (1 - point.y) * frame.height];
  }
  function show(index, all) {
    at = index;
    var point = points[index];
    var where = place(point, all);
    if (!where) return;
    var rows = tables[point.table].rows;
    var cells = rows[point.row + 1].cells;
    tip.replaceChildren();
    if (point.name) {
      var name = document.createElement('b');
      name.textContent = point.name;
      tip.append(name);
    }
    Array.prototype.forEach.call(rows[0].cells, function (head, i) {
      if (cells[i].textContent === point.name || cells[i].textContent === '–') return;
      var line = document.createElement('span');
      line.textContent = head.textContent + ' ' + cells[i].textContent;
      tip.append(line, ' ');
    });
    tip.hidden = dot.hidden = false;
    dot.style.left = where[0] + 'px';
    dot.style.top = where[1] + 'px';
    var room = plot.clientWidth - tip.offsetWidth;
    tip.style.left = Math.max(0, Math.min(room, where[0] + 12)) + 'px';
    var above = where[1] - tip.offsetHeight - 12;
    tip.style.top = (above < 0 ? where[1] + 14 : above) + 'px';
  }
  function hide() { tip.hidden = dot.hidden = true; }
  plot.addEventListener('pointermove', function (event) {
    var all = frames();
    var box = plot.getBoundingClientRect();
    var best = -1;
    var least = 3600;
    points.forEach(function (point, i) {
      var where = place(point, all);
      if (!where) return;
      var far = Math.pow(where[0] - event.clientX + box.left, 2) + Math.pow(where[1] - event.clientY + box.top, 2);
      if (far < least) { least = far; best = i; }
    });
    if (best < 0) hide(); else show(best, all);
  });
  plot.addEventListener('pointerleave', hide);
  plot.addEventListener('blur', hide);
  plot.addEventListener('keydown', function (event) {
    var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') hide();
    if (event.key === 'Home') show(0, frames());
    else if (event.key === 'End') show(points.length - 1, frames());
    else if (step) show(Math.max(0, Math.min(points.length - 1, at + step)), frames());
    else return;
    event.preventDefault();
  });
});
`.trim();
