import traceback


def work():
    big = "value"
    raise ValueError


try:
    work()
except ValueError as e:
    frame = e.__traceback__.tb_next.tb_frame
    print(frame.f_locals)  # expect: {'big': 'value'}
    traceback.clear_frames(e.__traceback__)
    print(frame.f_locals, [f.f_code.co_name for f, line in traceback.walk_tb(e.__traceback__)])
    # expect: {} ['<module>', 'work']
