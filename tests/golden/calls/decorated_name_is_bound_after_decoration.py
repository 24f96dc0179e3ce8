# While the decorators run, the name still has its old value, or none.
def report(function):
    try:
        print("during:", task)
    except NameError as error:
        print(error)
    return function.__name__.upper()

@report  # expect: name 'task' is not defined
def task(): pass
print(task)  # expect: TASK

@report  # expect: during: TASK
def task(): pass
print(task)  # expect: TASK

@report  # expect: during: TASK
class task: pass
print(task)  # expect: TASK
