def drain(queue, kept):
    while queue:
        item = queue.pop()
        kept.append(lambda: item)
