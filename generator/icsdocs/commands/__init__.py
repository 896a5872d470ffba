"""Knows nothing but the folder of the commands: each module below has some of them, with their options and help.

A module here imports click and `terminal` alone; what a command needs it loads when it runs, so that help and small
commands answer at once.
"""
