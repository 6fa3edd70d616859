"""Room *project*, below the wall: a documenter's sources, database and evidence in one folder, and the steps that bring them up
to date.

``find_project`` reads isnad.toml; ``opened`` opens what it names; ``collect``, ``code`` and ``fuse`` do what is new, each safe
to cut off and to repeat."""

from isnad.project.begin import begin
from isnad.project.paste import pasted
from isnad.project.plan import Project, find_project
from isnad.project.retain import retain
from isnad.project.status import SourceStatus, status
from isnad.project.steps import Joined, Told, code, collect, fuse, opened

__all__ = [
    "Joined",
    "Project",
    "SourceStatus",
    "Told",
    "begin",
    "code",
    "collect",
    "find_project",
    "fuse",
    "opened",
    "pasted",
    "retain",
    "status",
]
