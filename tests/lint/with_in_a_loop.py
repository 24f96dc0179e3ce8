def read_all(paths, kept):
    for path in paths:
        with open(path) as file:
            kept.append(lambda: file)
            print(list(map(lambda line: (line, file), file)))
