/* described: the layouts that a file is told to have. */
#ifndef INPUT_DESCRIBED_H
#define INPUT_DESCRIBED_H

enum described_layout { DESCRIBED_DFE, DESCRIBED_LAIT, DESCRIBED_TIDY, DESCRIBED_LIST, DESCRIBED_OTHER };

#endif
