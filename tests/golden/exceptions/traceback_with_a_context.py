# An exception raised while another one is handled is printed after it.
def cleanup(log):
    log["missing"]
    # expect error: KeyError: 'missing'

def work():
    try:
        1 / 0
    finally:
        cleanup({})

work()
