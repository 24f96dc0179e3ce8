# A generator that returns when it is closed hands its value to `close`.
def worker():
    done = 0
    try:
        while True:
            yield done
            done += 1
    except GeneratorExit:
        return f"did {done}"

made = worker()
next(made), next(made), next(made)
print(made.close())  # expect: did 2
print(made.close(), worker().close())  # expect: None None

def cleanup():
    try:
        yield 1
    finally:
        print("cleaned up")

made = cleanup()
next(made)
print(made.close())
# expect: cleaned up
# expect: None
