def run(rows, kept):
    for row in rows:
        import math

        def double(n):
            return math.floor(n) * 2

        kept.append(lambda n: double(n))
        print(row)
