import { describe, expect, it } from 'vitest';
import { pictureFaults } from '../../src/index.ts';

const path = `M0,0${'L1,1'.repeat(12)}`;
const sound =
  '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="a b"><title id="a">T</title>' +
  '<desc id="b">A &amp; B.</desc><text fill="#111">10<tspan>−6</tspan></text><text fill="#111">x &lt; 1</text>' +
  `<g aria-label="curve" fill="none" stroke="#07b"><path d="${path}"/></g></svg>`;
const contract = {
  texts: ['10⁻⁶', 'x < 1'],
  series: [{ name: 'curve', color: '#07b', path: true }],
  palette: ['#111', '#07b'],
  alt: 'A & B.',
};

describe('pictureFaults', () => {
  it('finds nothing wrong with a sound picture', () => {
    expect(pictureFaults(sound, contract)).toEqual([]);
  });

  it.each([
    [
      'a script',
      sound.replace('</svg>', '<script>1</script></svg>'),
      '<script> has no place in a picture',
    ],
    [
      'a style sheet',
      sound.replace('</svg>', '<style>*{}</style></svg>'),
      '<style> has no place in a picture',
    ],
    [
      'an outside font',
      sound.replace('role=', 'href="https://fonts.example" role='),
      'outside address https://fonts.example',
    ],
    ['an id twice', sound.replace('id="b"', 'id="a"'), 'id a twice'],
    [
      'a dangling id',
      sound.replace('stroke="#07b"', 'stroke="#07b" clip-path="url(#c)"'),
      'id c is used and not there',
    ],
    ['no role', sound.replace('role="img"', ''), 'not an <svg role="img">'],
    [
      'another description',
      sound.replace('A &amp; B.', 'C.'),
      '<desc> is not the alternative text',
    ],
    ['a lost tick label', sound.replace('10<tspan>−6</tspan>', ''), 'text is missing: 10⁻⁶'],
    [
      'a foreign colour',
      sound.replace('fill="#111"', 'fill="#5070dd"'),
      "colour #5070dd is not the theme's",
    ],
    ['NaN', sound.replace('M0,0', 'MNaN,0'), 'NaN in the picture'],
    ['a vanished line', sound.replace(path, 'M0,0'), 'series curve has no long path'],
    [
      'a series in another colour',
      sound.replace('#07b', '#111'),
      'series curve is not drawn in #07b',
    ],
  ])('sees %s', (_, svg, fault) => {
    expect(pictureFaults(svg, contract)).toContain(fault);
  });
});
