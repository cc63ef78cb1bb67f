"""Writes that survive a crash or a full disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.runtime import save_state
from retrieval.schema import Unavailable


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
def test_a_full_disk_keeps_the_old_resume_point(tmp_path: Path) -> None:
    import torch

    path = tmp_path / "resume.pt"
    save_state(path, {"step": 1})
    (tmp_path / "resume.part").symlink_to("/dev/full")
    with pytest.raises(Unavailable, match="is full; free some space"):
        save_state(path, {"step": torch.zeros(100_000)})
    assert torch.load(path) == {"step": 1}
    assert [file.name for file in tmp_path.iterdir()] == ["resume.pt"]
