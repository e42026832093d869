"""Goldens of plot, from other people's code: mpmath for axis transforms, Pillow (FreeType) for widths.

python3 make.py > plot.json    needs mpmath, Pillow and Liberation Sans
Tolerance: transforms 1e-14 relative; widths 2 % of the text (hinting and rounding of the font).
"""
import json
import mpmath as mp
from PIL import ImageFont

mp.mp.dps = 40
p = [1e-300, 1e-12, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999999]
x = [-1e6, -3.5, -1e-9, 0.0, 1e-9, 0.5, 2.0, 1e9]
font = ImageFont.truetype("LiberationSans-Regular.ttf", 1000)
texts = ["Goldilocks zone", "0.001", "100%", "bits per sample", "WAVE, fjord & (quiz) @ 50!", "G = 64"]
print(json.dumps({
    "logit": [[v, float(mp.log(mp.mpf(v) / (1 - mp.mpf(v))))] for v in p],
    "log": [[v, float(mp.log10(mp.mpf(v)))] for v in p],
    "symlog": [[v, float(mp.sign(v) * mp.log(1 + abs(mp.mpf(v))))] for v in x],
    "widths": [[t, font.getlength(t, features=["-kern"]) / 1000] for t in texts],
}, indent=1))
