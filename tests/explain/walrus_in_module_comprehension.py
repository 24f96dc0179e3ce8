# explain: <listcomp>.last, .last
seen = [last := x for x in range(3)]
print(last)
