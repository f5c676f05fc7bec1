"""Speed and memory, as ratios side by side in one run: the machine's own mood cancels out."""
