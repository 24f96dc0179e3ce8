def make(n):
    return lambda: n


f = make(1)
f.__qualname__ = 'a "quoted" <name>\nin [two] lines \u202e & more; %% `ticks` #35;'
