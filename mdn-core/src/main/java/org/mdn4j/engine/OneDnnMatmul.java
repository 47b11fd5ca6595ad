package org.mdn4j.engine;

import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToIntFunction;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** A product by oneDNN's {@code matmul} primitive. What is native of it is freed with the object. */
final class OneDnnMatmul implements Gemm.Product {

    private static final Cleaner CLEANER = Cleaner.create();
    private static final String OWN_KERNELS = "brg"; // what the names of its implementations begin with

    private final Native natives = new Native();
    private final dnnl_primitive primitive = new dnnl_primitive();
    private final dnnl_stream stream = new dnnl_stream();
    private final dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(4);
    private final Gemm.Factor a; // kept reachable, as are b, c and the scratch
    private final Gemm.Factor b;
    private final OffHeap c;
    private final OffHeap scratch;
    private final String implementation;

    OneDnnMatmul(Gemm.Factor a, Gemm.Factor b, OffHeap c, int rows, int columns, int inner, boolean added) {
        this.a = a;
        this.b = b;
        this.c = c;
        CLEANER.register(this, natives);
        dnnl_memory_desc descriptionOfA = natives.description(rows, inner, a.transposed(), a.stride());
        dnnl_memory_desc descriptionOfB = natives.description(inner, columns, b.transposed(), b.stride());
        dnnl_memory_desc descriptionOfC = natives.description(rows, columns, false, columns);
        dnnl_primitive_desc description = new dnnl_primitive_desc();
        natives.create(
                dnnl.dnnl_matmul_primitive_desc_create(
                        description,
                        Native.ENGINE,
                        descriptionOfA,
                        descriptionOfB,
                        null,
                        descriptionOfC,
                        natives.attributes(added)),
                description,
                dnnl::dnnl_primitive_desc_destroy);
        this.implementation = implementation(description);
        natives.create(dnnl.dnnl_primitive_create(primitive, description), primitive, dnnl::dnnl_primitive_destroy);
        natives.create(
                dnnl.dnnl_stream_create(stream, Native.ENGINE, dnnl.dnnl_stream_default_flags),
                stream,
                dnnl::dnnl_stream_destroy);
        dnnl_memory_desc scratchDescription =
                dnnl.dnnl_primitive_desc_query_md(description, dnnl.dnnl_query_scratchpad_md, 0);
        long scratchBytes = dnnl.dnnl_memory_desc_get_size(scratchDescription);
        this.scratch = new OffHeap(Math.toIntExact(scratchBytes / Float.BYTES + 1));
        argument(0, dnnl.DNNL_ARG_SRC, descriptionOfA, a.memory());
        argument(1, dnnl.DNNL_ARG_WEIGHTS, descriptionOfB, b.memory());
        argument(2, dnnl.DNNL_ARG_DST, descriptionOfC, c);
        argument(3, dnnl.DNNL_ARG_SCRATCHPAD, scratchDescription, scratch);
        arguments.position(0);
    }

    private void argument(int position, int meaning, dnnl_memory_desc description, OffHeap memory) {
        dnnl_memory handle = new dnnl_memory();
        natives.create(
                dnnl.dnnl_memory_create(handle, description, Native.ENGINE, memory.pointer()),
                handle,
                dnnl::dnnl_memory_destroy);
        arguments.position(position).arg(meaning).memory(handle);
    }

    private static String implementation(dnnl_primitive_desc description) {
        try (PointerPointer<BytePointer> name = new PointerPointer<>(1)) {
            OneDnnGemm.check(
                    dnnl.dnnl_primitive_desc_query(description, dnnl.dnnl_query_impl_info_str, 0, name),
                    "a question for a name");
            return name.get(BytePointer.class).getString();
        }
    }

    /** Whether the primitive has kernels of its own for this processor, rather than those of {@code sgemm}. */
    static boolean isOfItsOwn() {
        OffHeap numbers = new OffHeap(1);
        Gemm.Factor one = new Gemm.Factor(numbers, false, 1);
        try {
            return new OneDnnMatmul(one, one, numbers, 1, 1, 1, false).implementation.startsWith(OWN_KERNELS);
        } catch (IllegalStateException e) {
            return false; // a processor that it is not made for
        }
    }

    @Override
    public void multiply() {
        OneDnnGemm.check(dnnl.dnnl_primitive_execute(primitive, stream, 4, arguments), "a product");
    }

    /** The handles of a product, to be destroyed when nobody can use it any more. */
    private static final class Native implements Runnable {

        private static final dnnl_engine ENGINE = engine();

        private final Deque<Runnable> destroyers = new ArrayDeque<>();

        private static dnnl_engine engine() {
            dnnl_engine engine = new dnnl_engine();
            OneDnnGemm.check(dnnl.dnnl_engine_create(engine, dnnl.dnnl_cpu, 0), "the start of its engine");
            return engine;
        }

        <T extends Pointer> T create(int status, T handle, ToIntFunction<T> destroy) {
            OneDnnGemm.check(status, "the preparation of a product");
            destroyers.push(() -> destroy.applyAsInt(handle));
            return handle;
        }

        dnnl_memory_desc description(long rows, long columns, boolean transposed, long stride) {
            dnnl_memory_desc description = new dnnl_memory_desc();
            long[] strides = transposed ? new long[] {1, stride} : new long[] {stride, 1};
            return create(
                    dnnl.dnnl_memory_desc_create_with_strides(
                            description, 2, new long[] {rows, columns}, dnnl.dnnl_f32, strides),
                    description,
                    dnnl::dnnl_memory_desc_destroy);
        }

        /** Scratch memory of our own, since the library's belongs to the thread that prepares; and what is added. */
        dnnl_primitive_attr attributes(boolean added) {
            dnnl_primitive_attr attributes = new dnnl_primitive_attr();
            create(dnnl.dnnl_primitive_attr_create(attributes), attributes, dnnl::dnnl_primitive_attr_destroy);
            OneDnnGemm.check(
                    dnnl.dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl.dnnl_scratchpad_mode_user),
                    "the choice of scratch memory");
            if (added) {
                dnnl_post_ops operations = new dnnl_post_ops();
                create(dnnl.dnnl_post_ops_create(operations), operations, dnnl::dnnl_post_ops_destroy);
                OneDnnGemm.check(dnnl.dnnl_post_ops_append_sum(operations, 1, 0, 0), "the choice to add");
                OneDnnGemm.check(dnnl.dnnl_primitive_attr_set_post_ops(attributes, operations), "the choice to add");
            }
            return attributes;
        }

        @Override
        public void run() {
            while (!destroyers.isEmpty()) {
                destroyers.pop().run();
            }
        }
    }
}
