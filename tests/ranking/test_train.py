"""Training: no future in the features, exact parts, resumable, and it learns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from ranking import checkpoint
from ranking.events import Event
from ranking.lists import shown_lists, training_lists
from ranking.model import Ranker, RankerConfig
from ranking.shelf import Shelf
from ranking.towers import FUSIONS, TOWERS
from ranking.train import Lessons, RankerTraining, Trainer, collate, listwise_loss, ndcgs, split, train_on
from retrieval.vision import BadCheckpoint

PLAN = RankerTraining(epochs=4, batch=16)


@pytest.fixture(scope="module")
def lessons(shelf: Shelf, events: list[Event]) -> Lessons:
    vectors = {text: shelf.text[0] for text in {event.query for event in events}}
    return split(shelf, events, {}, vectors, PLAN)


def config(shelf: Shelf, fusion: str = "attention") -> RankerConfig:
    return RankerConfig(fusion=fusion, vector_width=shelf.text.shape[1], width=16, tower_width=8)  # type: ignore[arg-type]


def test_an_action_after_the_impressions_labels_its_list(events: list[Event]) -> None:
    shown = shown_lists(events)
    assert len(shown) == len({event.session for event in events})
    assert {gain for one in shown for gain in one.gains.values()} == {1.0, 3.0}


def test_features_do_not_change_when_the_future_does(shelf: Shelf, events: list[Event]) -> None:
    cut = events[len(events) // 2].time
    past_only = [event for event in events if event.time <= cut]
    whole, _ = training_lists(shelf, events, {}, {}, 1, 0.0)
    cut_off, _ = training_lists(shelf, past_only, {}, {}, 1, 0.0)
    assert len(cut_off) > 20
    for one, other in zip(whole, cut_off[:-1], strict=False):
        np.testing.assert_array_equal(one.context, other.context)
        np.testing.assert_array_equal(one.past.rows, other.past.rows)


def test_history_holds_nothing_from_the_list_itself(shelf: Shelf, events: list[Event]) -> None:
    lists, _ = training_lists(shelf, events, {}, {}, 1, 0.0)
    assert all((one.past.ages_s > 0).all() for one in lists)


def test_lists_are_split_by_time(lessons: Lessons) -> None:
    assert max(one.time for one in lessons.learn) <= min(one.time for one in lessons.choose)
    assert max(one.time for one in lessons.choose) <= min(one.time for one in lessons.test)


@pytest.mark.parametrize("fusion", FUSIONS)
def test_parts_sum_to_the_score(lessons: Lessons, fusion: str) -> None:
    torch.manual_seed(1)
    model = Ranker(config(lessons.shelf, fusion)).eval()
    batch, *_ = collate(model, lessons.shelf, lessons.learn[:8])
    total = torch.stack(list(model.parts(batch).values())).sum(0)
    torch.testing.assert_close(total, model(batch), atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("fusion", FUSIONS)
@pytest.mark.parametrize("muted", TOWERS)
def test_a_muted_tower_cannot_reach_the_score(lessons: Lessons, fusion: str, muted: str) -> None:
    torch.manual_seed(2)
    model = Ranker(config(lessons.shelf, fusion)).eval()
    batch, *_ = collate(model, lessons.shelf, lessons.learn[:8])
    values, open_ = model.towers(batch)
    open_ = open_.clone()
    open_[..., TOWERS.index(muted)] = False
    before = model.fusion(values, open_)
    values = values.clone()
    values[..., TOWERS.index(muted), :] = 99.0
    torch.testing.assert_close(model.fusion(values, open_), before)


def test_a_model_trained_without_pictures_is_not_moved_by_them(lessons: Lessons) -> None:
    torch.manual_seed(4)
    model = Ranker(replace(config(lessons.shelf), pictures=False)).eval()
    batch, *_ = collate(model, lessons.shelf, lessons.learn[:4])
    bare = replace(batch, has_image=torch.zeros_like(batch.has_image))
    assert bool(batch.has_image.any())
    own = replace(batch, acts=bare.acts)
    torch.testing.assert_close(model(own), model(bare))


@pytest.mark.parametrize("fusion", FUSIONS)
def test_it_overfits_a_tiny_batch(lessons: Lessons, fusion: str) -> None:
    torch.manual_seed(3)
    model = Ranker(config(lessons.shelf, fusion))
    optimiser = torch.optim.AdamW(model.parameters(), lr=0.01)
    lists = lessons.learn[:6]
    for _ in range(120):
        batch, gains, _, real = collate(model, lessons.shelf, lists)
        loss = listwise_loss(model(batch), gains, real)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    batch, *_ = collate(model.eval(), lessons.shelf, lists)
    scores = [row[: len(one.rows)] for row, one in zip(model(batch).detach().numpy(), lists, strict=True)]
    assert np.mean(ndcgs(scores, lists)) > 0.97


def test_resume_gives_the_same_weights(lessons: Lessons, tmp_path: Path) -> None:
    whole = Trainer(lessons, config(lessons.shelf), PLAN)
    for _ in range(3):
        whole.run_epoch()
    first = Trainer(lessons, config(lessons.shelf), PLAN)
    first.run_epoch()
    first.save(tmp_path / "resume.pt")
    second = Trainer(lessons, config(lessons.shelf), PLAN)
    second.load(tmp_path / "resume.pt")
    second.run_epoch()
    second.run_epoch()
    for name, value in whole.model.state_dict().items():
        torch.testing.assert_close(second.model.state_dict()[name], value, rtol=0, atol=0)


def test_resume_refuses_the_state_of_another_fusion(lessons: Lessons, tmp_path: Path) -> None:
    Trainer(lessons, config(lessons.shelf, "concat"), PLAN).save(tmp_path / "resume.pt")
    with pytest.raises(BadCheckpoint, match="concat"):
        Trainer(lessons, config(lessons.shelf, "weighted"), PLAN).load(tmp_path / "resume.pt")


def test_training_beats_popularity_where_tastes_are_personal(lessons: Lessons, tmp_path: Path) -> None:
    metrics = train_on(lessons, tmp_path, "weighted", RankerTraining(epochs=8, batch=16))
    table = metrics["test"]
    assert table["model"]["ndcg_at_10"] > table["popularity"]["ndcg_at_10"] + 0.05
    assert checkpoint.load_model(tmp_path, lessons.shelf.text.shape[1]).config.fusion == "weighted"
    assert not (tmp_path / "resume.pt").exists()


def test_ndcg_agrees_with_a_sum_done_by_hand(lessons: Lessons) -> None:
    one = lessons.learn[0]
    gains = np.array([0, 3, 0, 1, 0, 0], np.float32)[: len(one.rows)]
    example = type(one)(one.time, one.rows, one.positions, gains, None, one.past, one.context)
    found = ndcgs([np.arange(len(gains), 0, -1)], [example])[0]
    assert found == pytest.approx((3 / np.log2(3) + 1 / np.log2(5)) / (3 + 1 / np.log2(3)))


def test_a_checkpoint_of_other_shapes_is_refused(lessons: Lessons, tmp_path: Path) -> None:
    model = Ranker(config(lessons.shelf))
    checkpoint.save(model, lessons.tally, {}, tmp_path)
    with pytest.raises(BadCheckpoint, match="384"):
        checkpoint.load_model(tmp_path, 384)
    path = tmp_path / "config.json"
    path.write_text(path.read_text().replace('"width": 16', '"width": 20'))
    with pytest.raises(BadCheckpoint, match="do not fit"):
        checkpoint.load_model(tmp_path)


def test_a_damaged_or_missing_checkpoint_says_what_to_do(lessons: Lessons, tmp_path: Path) -> None:
    with pytest.raises(BadCheckpoint, match="aisle train ranker"):
        checkpoint.load_model(tmp_path)
    checkpoint.save(Ranker(config(lessons.shelf)), lessons.tally, {}, tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(BadCheckpoint, match="Cannot read the weights"):
        checkpoint.load_model(tmp_path)


def test_saved_counts_come_back(lessons: Lessons, tmp_path: Path) -> None:
    checkpoint.save(Ranker(config(lessons.shelf)), lessons.tally, {}, tmp_path)
    again = checkpoint.load_tally(tmp_path, lessons.shelf)
    rows = np.arange(len(lessons.shelf))
    np.testing.assert_allclose(again.popularity(rows), lessons.tally.popularity(rows), atol=0.01)
