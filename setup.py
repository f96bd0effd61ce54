"""The packages: those of toolkit/, and glossary/general as one of data, for `toolkit init --glossary general`.

The rest is in pyproject.toml, where packages are either found or listed with their folders, not both.
"""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["toolkit", "toolkit.*"]), "toolkit.glossaries.general"],
    package_dir={"toolkit.glossaries.general": "glossary/general"},
)
