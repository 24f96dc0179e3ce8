def make(queue, kept):
    while (item := queue.pop()) is not None:
        kept.append(lambda: item)
        match item:
            case [first, *_]:
                kept.append(lambda: first)
