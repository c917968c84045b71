"""What one writes in Python for the same: librosa on the last three seconds, each second, and a CNN with an LSTM.

    python3 librosa_pipeline.py MP3

Prints one JSON object with the microseconds of CPU that a second of sound takes, in all and of each part.
"""

import json
import os
import subprocess
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

try:
    import librosa
    import numpy as np
except ImportError as error:
    sys.exit(f"no librosa ({error.name})")

RATE, WINDOW, HOP_SECONDS = 22050, 3 * 22050, 1.0
FRAME, FRAME_HOP, COEFFICIENTS, LABELS = 2048, 1708, 64, 10
MOST_WINDOWS = 40


def read(path):
    command = ["ffmpeg", "-v", "error", "-nostdin", "-i", path, "-ac", "1", "-ar", str(RATE), "-f", "f32le", "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, np.float32)


def extract(samples):
    options = {"sr": RATE, "n_fft": FRAME, "hop_length": FRAME_HOP}
    mfcc = librosa.feature.mfcc(y=samples, n_mfcc=COEFFICIENTS, n_mels=128, **options)
    chroma = librosa.feature.chroma_stft(y=samples, tuning=0.0, **options)
    return mfcc, chroma


def build_model(frames):
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    layers, channels = [], 1
    for width in (24, 48, 96, 128):
        layers += [torch.nn.Conv2d(channels, width, 3, padding=1), torch.nn.MaxPool2d(2)]
        layers += [torch.nn.BatchNorm2d(width), torch.nn.ReLU()]
        channels = width
    layers += [torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten(), torch.nn.Linear(128, 96), torch.nn.ReLU()]
    cnn = torch.nn.Sequential(*layers).eval()
    cell, head = torch.nn.LSTMCell(96, 64), torch.nn.Linear(64, LABELS)

    def step(mfcc, state):
        with torch.inference_mode():
            window = torch.from_numpy(np.ascontiguousarray(mfcc.T[:frames]))[None, None]
            state = cell(cnn(window), state)
            return head(state[0]).softmax(1), state

    return step


def main():
    samples = read(sys.argv[1])
    starts = range(0, len(samples) - WINDOW, int(HOP_SECONDS * RATE))[:MOST_WINDOWS]
    windows = [samples[start : start + WINDOW] for start in starts]
    step, state = build_model(38), None
    extract(windows[0])
    feature_seconds = model_seconds = 0.0
    for window in windows:
        begin = time.process_time()
        mfcc, _ = extract(window)
        feature_seconds += time.process_time() - begin
        if step:
            begin = time.process_time()
            _, state = step(mfcc, state)
            model_seconds += time.process_time() - begin
    per_second = 1e6 / (len(windows) * HOP_SECONDS)
    parts = {"features": feature_seconds * per_second, "model": model_seconds * per_second if step else None}
    print(json.dumps({"microseconds": sum(part or 0 for part in parts.values()), "parts": parts, "librosa": librosa.__version__}))


main()
