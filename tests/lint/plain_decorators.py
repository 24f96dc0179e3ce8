import functools


def run(pages):
    for page in pages:
        @functools.lru_cache
        def size(n):
            return len(page) * n

        @functools.wraps(size)
        def again(n):
            return size(n)

        print(size(1), again(2))
