"""`toolkit mcp`: the project for models, by the Model Context Protocol on standard input and output.

A tool is a row (`tool.Tool`): its arguments and its answer as dataclasses, and one function. Nothing here has a rule of
its own: findings, figures, terms and memory are those of the commands.
"""
