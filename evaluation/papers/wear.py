"""What happens to paper: scanners, fax lines, telephones. Each answers the picture and where a point of the page went.

A place is a function from page fractions (u, v) to picture fractions; it is what moves the truth's boxes.
"""

import cv2
import numpy as np


def _noise(picture, chance, strength):
    """Grain, the same for the same chance: one tile, laid at chance places."""
    tile = np.random.default_rng(chance.randrange(1 << 30)).normal(0, strength, (512, 512)).astype(np.float32)
    high, wide = picture.shape[:2]
    rows, cols = -(-high // 512), -(-wide // 512)
    grain = np.tile(tile, (rows, cols))[:high, :wide]
    return picture + (grain if picture.ndim == 2 else grain[..., None])


def _soft(shape, chance, low, high, cells=4):
    """A smooth field between two values."""
    small = np.random.default_rng(chance.randrange(1 << 30)).uniform(low, high, (cells, cells)).astype(np.float32)
    return cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)


def scan(picture, dpi, chance, skew=1.5, hard=1.0):
    """A flat-bed or feeder scan of a grey picture."""
    high, wide = picture.shape
    angle = chance.uniform(-skew, skew)
    shift = (chance.uniform(-0.008, 0.008) * wide, chance.uniform(-0.006, 0.006) * high)
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    matrix[:, 2] += shift
    paper = chance.uniform(228, 252)
    page = cv2.warpAffine(picture, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderValue=255)
    spread = chance.random()
    if spread < 0.45:  # ink spreads
        fat = cv2.erode(page, np.ones((2, 2), np.uint8))
        page = cv2.addWeighted(page, 0.5, fat, 0.5, 0)
    elif spread > 0.85 and dpi > 160:  # toner runs out
        thin = cv2.dilate(page, np.ones((2, 2), np.uint8))
        page = cv2.addWeighted(page, 0.72, thin, 0.28, 0)
    page = cv2.GaussianBlur(page, (0, 0), (0.45 + 0.55 * chance.random()) * hard * (dpi / 300) ** 0.5)
    ink = chance.uniform(15, 70)
    field = page.astype(np.float32) / 255 * (paper - ink) + ink
    field *= _soft((high, wide), chance, 0.9, 1.0, 3)
    if chance.random() < 0.25:  # the lid's shadow along one edge
        edge = np.clip(np.linspace(chance.uniform(0.55, 0.8), 1.6, wide), 0, 1).astype(np.float32)
        field *= edge[::-1] if chance.random() < 0.5 else edge
    field = _noise(field, chance, chance.uniform(2, 7) * hard)
    out = np.clip(field, 0, 255).astype(np.uint8)

    def place(u, v):
        x, y = u * wide, v * high
        return ((matrix[0, 0] * x + matrix[0, 1] * y + matrix[0, 2]) / wide, (matrix[1, 0] * x + matrix[1, 1] * y + matrix[1, 2]) / high)

    return out, place


def fax(picture, chance, fine, header):
    """One bit a point, 204 dots across; `picture` comes at 204x204 dpi. Low resolution has 98 lines an inch."""
    high, wide = picture.shape
    angle = chance.uniform(-0.8, 0.8)
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    strip = 30
    page = cv2.warpAffine(picture, matrix, (wide, high), borderValue=255)
    page = cv2.GaussianBlur(page, (0, 0), 0.6)
    field = _noise(page.astype(np.float32), chance, 14)
    lines = round(high * (196 if fine else 98) / 204)
    field = cv2.resize(field, (wide, lines), interpolation=cv2.INTER_AREA)
    limit = chance.uniform(135, 185)
    bits = (field > limit).astype(np.uint8) * 255
    rng = np.random.default_rng(chance.randrange(1 << 30))
    count = int(wide * lines * chance.uniform(0.00008, 0.0005))
    bits[rng.integers(0, lines, count), rng.integers(0, wide, count)] = 0
    for _ in range(chance.randint(0, 3)):  # dirt on the glass: a line down the page, in the margin or between columns
        x = chance.randint(4, wide - 5)
        top = chance.randint(0, lines // 2)
        bits[top:top + chance.randint(lines // 6, lines // 2), x] = 0
    for _ in range(chance.randint(0, 2)):  # a dropped line
        y = chance.randint(0, lines - 2)
        bits[y] = 255
    head = np.full((strip if fine else strip // 2, wide), 255, np.uint8)
    cv2.putText(head, header, (40, head.shape[0] - (8 if fine else 3)), cv2.FONT_HERSHEY_SIMPLEX, 0.55 if fine else 0.4, 0, 1)
    out = np.vstack([head, bits])
    whole = out.shape[0]

    def place(u, v):
        x, y = u * wide, v * high
        a = (matrix[0, 0] * x + matrix[0, 1] * y + matrix[0, 2]) / wide
        b = (matrix[1, 0] * x + matrix[1, 1] * y + matrix[1, 2]) / high
        return a, (b * lines + head.shape[0]) / whole

    return out, place


def _table(shape, chance):
    """Something a page may lie on, small; it is enlarged."""
    high, wide = shape
    rng = np.random.default_rng(chance.randrange(1 << 30))
    kind = chance.choice(["wood", "cloth", "stone", "dark"])
    if kind == "wood":
        grain = cv2.resize(rng.uniform(-1, 1, (high // 30 + 2, 6)).astype(np.float32), (wide, high), interpolation=cv2.INTER_CUBIC)
        fine = cv2.resize(rng.uniform(-1, 1, (high // 2, 12)).astype(np.float32), (wide, high), interpolation=cv2.INTER_LINEAR)
        base = np.array([chance.randint(95, 150), chance.randint(65, 95), chance.randint(35, 60)], np.float32)
        return base + (grain * 18 + fine * 9)[..., None]
    if kind == "cloth":
        base = np.array([chance.randint(60, 200) for _ in range(3)], np.float32)
        y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
        return base + (6 * np.sin(x * 2.2) + 6 * np.sin(y * 2.2))[..., None]
    if kind == "stone":
        spots = cv2.resize(rng.normal(0, 22, (high // 3, wide // 3)).astype(np.float32), (wide, high), interpolation=cv2.INTER_CUBIC)
        return np.float32(chance.randint(110, 180)) + np.repeat(spots[..., None], 3, 2)
    return np.full((high, wide, 3), chance.randint(18, 50), np.float32)


def photo(picture, chance, wide=2250, high=3000, margin=0.03):
    """A telephone's photo of a colour picture of a page; `margin` is the empty edge of the page that may be cut off."""
    ph, pw = picture.shape[:2]
    close = chance.random() < 0.35  # so near that the paper's edge is cut
    out_of = -margin * 0.5 if close else chance.uniform(0.02, 0.06)
    corners = []
    for u, v in ((0, 0), (1, 0), (1, 1), (0, 1)):
        x = out_of + u * (1 - 2 * out_of)
        y = out_of + v * (1 - 2 * out_of)
        tilt = 0.0 if close else 0.035
        corners.append(((x + (chance.uniform(0, tilt) * (1 if u == 0 else -1))) * wide,
                        (y + (chance.uniform(0, tilt) * (1 if v == 0 else -1))) * high))
    if not close:
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), chance.uniform(-3, 3), 0.97)
        corners = [tuple(turn @ np.array([x, y, 1])) for x, y in corners]
    source = np.float32([[0, 0], [1, 0], [1, 1], [0, 1]])
    onto = cv2.getPerspectiveTransform(source, np.float32(corners))
    back = np.linalg.inv(onto)
    bend, phase = chance.uniform(0.001, 0.007), chance.uniform(0, 3.1)
    waves = chance.uniform(0.7, 1.6) * np.pi

    def curl(u):
        return bend * (np.sin(u * waves + phase) - np.sin(phase))

    step = 6  # everything smooth is reckoned on every sixth point
    rows, cols = high // step, wide // step
    x, y = np.meshgrid((np.arange(cols, dtype=np.float32) + 0.5) * step - 0.5, (np.arange(rows, dtype=np.float32) + 0.5) * step - 0.5)
    down = back[2, 0] * x + back[2, 1] * y + back[2, 2]
    u = (back[0, 0] * x + back[0, 1] * y + back[0, 2]) / down
    v = (back[1, 0] * x + back[1, 1] * y + back[1, 2]) / down - curl(u)
    whole = (wide, high)
    light = _soft((rows, cols), chance, 0.68, 1.08, 3)
    light *= 1 + 2.2 * np.gradient(curl(np.linspace(0, 1, 64)), 1 / 64)[np.clip((u * 63).astype(int), 0, 63)]
    if chance.random() < 0.5:  # a hand's or phone's shadow
        shade = np.zeros((rows, cols), np.float32)
        cv2.ellipse(shade, (int(chance.uniform(0, 1) * cols), int(chance.uniform(0, 1) * rows)), (int(cols * chance.uniform(0.2, 0.5)), int(rows * 0.3)),
                    chance.uniform(0, 180), 0, 360, 1.0, -1)
        light *= 1 - chance.uniform(0.15, 0.4) * cv2.GaussianBlur(shade, (0, 0), chance.uniform(13, 40))
    within = ((u >= 0) & (u <= 1) & (v >= 0) & (v <= 1)).astype(np.float32)
    drop = cv2.GaussianBlur(np.roll(within, (2, 1), (0, 1)), (0, 0), 3)
    ground = cv2.resize(_table((high // 3, wide // 3), chance), (cols * 3, rows * 3)).astype(np.float32)
    ground *= (1 - 0.5 * cv2.resize(drop, (cols * 3, rows * 3)))[..., None]
    ground = cv2.resize(np.clip(ground, 0, 255).astype(np.uint8), whole, interpolation=cv2.INTER_LINEAR)
    across = cv2.resize((u * (pw - 1)).astype(np.float32), whole, interpolation=cv2.INTER_LINEAR)
    along = cv2.resize((v * (ph - 1)).astype(np.float32), whole, interpolation=cv2.INTER_LINEAR)
    paper = cv2.remap(picture, across, along, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    warm = chance.uniform(0, 0.1)
    tint = np.array([1.0 - warm * 0.1, 0.985 - warm * 0.35, 0.98 - warm]) * 0.86
    paper = cv2.LUT(paper, np.clip(np.arange(256)[:, None] * tint + 18, 0, 255).astype(np.uint8).reshape(1, 256, 3))
    edge = cv2.GaussianBlur(cv2.inRange(across, 0, pw - 1) & cv2.inRange(along, 0, ph - 1), (0, 0), 1.2).astype(np.float32) / 255
    scene = cv2.blendLinear(paper, ground, edge, 1 - edge)
    scene = cv2.GaussianBlur(scene, (0, 0), chance.uniform(0.5, 1.0)).astype(np.float32)
    light = cv2.resize(light.astype(np.float32), whole, interpolation=cv2.INTER_LINEAR)
    scene *= light[..., None]
    scene = _noise(scene, chance, chance.uniform(2, 6))
    out = np.clip(scene, 0, 255).astype(np.uint8)

    def place(pu, pv):
        pv = pv + curl(pu)
        depth = onto[2, 0] * pu + onto[2, 1] * pv + onto[2, 2]
        return ((onto[0, 0] * pu + onto[0, 1] * pv + onto[0, 2]) / depth / wide, (onto[1, 0] * pu + onto[1, 1] * pv + onto[1, 2]) / depth / high)

    return out, place
