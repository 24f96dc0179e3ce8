# How nice a town is, only a person knows: the sort waits for each answer.
from tools import ask

ranking = sorted(found, key=lambda town: ask(f"How do you like {town}, from 1 to 9?"), reverse=True)
ranking
