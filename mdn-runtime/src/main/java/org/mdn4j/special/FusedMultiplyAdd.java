package org.mdn4j.special;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Whether the processor multiplies and adds in one instruction, as nearly all since 2013 do. */
final class FusedMultiplyAdd {

    /** False also where the virtual machine cannot be asked. */
    static final boolean IS_FAST = isFast();

    private FusedMultiplyAdd() {}

    private static boolean isFast() {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return machine != null
                    && Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }
}
