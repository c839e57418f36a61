"""The course's generator and split, for boxes that need the same rows as your Swift code."""


def splitmix(x):
    while True:
        x = (x + 0x9E3779B97F4A7C15) % 2**64
        z = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
        yield z ^ z >> 31


def split(n, seed=42, test=0.2):
    """The rows to learn from and the rows to be judged on, as lists of indices."""
    g, p = splitmix(seed), list(range(n))
    for i in range(n - 1, 0, -1):
        j = next(g) % (i + 1)
        p[i], p[j] = p[j], p[i]
    k = -(-n * round(test * 100) // 100)
    return p[k:], p[:k]
