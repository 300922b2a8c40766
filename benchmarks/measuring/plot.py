"""A line plot as SVG, without a plotting library."""

from __future__ import annotations

import math
from html import escape

from measuring.series import Line

_WIDTH, _HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 16, 44, 52
# Two colours that people with any colour vision tell apart (Okabe and Ito), and marks that differ too.
_COLOURS = ("#0072b2", "#d55e00")
_DASHES = ("none", "6 4")
_STEPS = (1, 2, 2.5, 5, 10)


def plot(title: str, across: str, up: str, lines: list[Line]) -> str:
    """Return an SVG drawing of lines from the origin, with axes, a legend and a description for screen readers."""
    most_x = max(x for line in lines for x, _ in line.points)
    most_y = max(y for line in lines for _, y in line.points) * 1.05
    described = "; ".join(f"{line.name}: " + ", ".join(f"{x:,} {y:.2f} s" for x, y in line.points) for line in lines)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="title description" font-family="sans-serif" font-size="12">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="description">{escape(described)}</desc>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="20" font-size="14" font-weight="bold">{escape(title)}</text>',
    ]
    for value in _ticks(most_x):
        x = _across(value, most_x)
        parts.append(f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{value:,.0f}</text>')
    for value in _ticks(most_y):
        y = _up(value, most_y)
        parts.append(f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}" stroke="#dddddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>')
    parts.append(f'<text x="{(_LEFT + _WIDTH - _RIGHT) / 2}" y="{_HEIGHT - 12}" text-anchor="middle">{escape(across)}</text>')
    parts.append(f'<text transform="translate(16 {_HEIGHT / 2}) rotate(-90)" text-anchor="middle">{escape(up)}</text>')
    for number, line in enumerate(lines):
        parts += _drawn(line, number, most_x, most_y)
    return "\n".join([*parts, "</svg>", ""])


def _drawn(line: Line, number: int, most_x: float, most_y: float) -> list[str]:
    colour, dash = _COLOURS[number % 2], _DASHES[number % 2]
    places = [(_across(x, most_x), _up(y, most_y)) for x, y in line.points]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    legend = _LEFT + 12 + 120 * number
    return [
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in places),
        f'<line x1="{legend}" y1="36" x2="{legend + 24}" y2="36" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>',
        f'<text x="{legend + 30}" y="40">{escape(line.name)}</text>',
    ]


def _ticks(most: float) -> list[float]:
    """Return round values from 0 to the largest, some five of them."""
    rough = most / 5
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(one * unit for one in _STEPS if one * unit >= rough)
    return [step * at for at in range(int(most / step) + 1)]


def _across(value: float, most: float) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * value / most


def _up(value: float, most: float) -> float:
    return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * value / most
