# explain: f.go.go, f.go
def f():
    def go(n):
        return go(n - 1) if n else 0
    return go
