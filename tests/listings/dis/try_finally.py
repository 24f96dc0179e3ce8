def f(items):
    for item in items:
        try:
            if item:
                return item
            continue
        finally:
            close(item)
