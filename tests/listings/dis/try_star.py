def f():
    try:
        work()
    except* ValueError as group:
        log(group)
